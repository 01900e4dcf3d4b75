using System.Security.Cryptography;
using System.Text;
using AIOps.Storage;

namespace AIOps.Api.Session;

/// <summary>The host's secret for sessions and CSRF tokens: made once, kept in storage, so that sessions outlive a restart.</summary>
public sealed class SessionKeys(IDocumentStore store)
{
    private byte[]? _key;

    /// <summary>A tag over a text that only this installation can make: 43 characters, safe in a URL.</summary>
    /// <param name="purpose">Keeps tags of different uses apart.</param>
    /// <param name="text">What is tagged.</param>
    public async Task<string> TagAsync(string purpose, string text)
    {
        var tag = HMACSHA256.HashData(await KeyAsync(), Encoding.UTF8.GetBytes($"{purpose}\n{text}"));
        return Convert.ToBase64String(tag).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>Checks a tag in constant time.</summary>
    public async Task<bool> CheckAsync(string purpose, string text, string tag) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(await TagAsync(purpose, text)), Encoding.UTF8.GetBytes(tag));

    private async Task<byte[]> KeyAsync()
    {
        while (_key is null)
        {
            if (await store.GetAsync("settings", "keys", "session") is { } row)
            {
                _key = (byte[])row.Properties["key"];
                break;
            }

            var properties = new Dictionary<string, object> { ["key"] = RandomNumberGenerator.GetBytes(32) };
            try
            {
                await store.PutAsync("settings", new DocumentWrite(WriteKind.Insert, "keys", "session", properties));
            }
            catch (StorageConflictException)
            {
                // Another host was first; its key counts.
            }
        }

        return _key;
    }
}

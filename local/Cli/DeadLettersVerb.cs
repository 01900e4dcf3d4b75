using System.CommandLine;
using System.Text;
using System.Text.Json;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Storage.Json;
using Spectre.Console;

namespace AIOps.Local.Cli;

/// <summary><c>deadletters list|show|replay</c>: what could not become a signal, with its bytes.</summary>
internal static class DeadLettersVerb
{
    private static readonly JsonSerializerOptions Indented = new(AiopsJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("deadletters", "Telemetry that could not become a signal: list it, look at it, send it through again.");
        command.Add(List());
        command.Add(Show());
        command.Add(Replay());
        return command;
    }

    private static Command List()
    {
        var data = DataFolder.Option();
        var take = new Option<int>("--take") { Description = "At most this many, newest first.", DefaultValueFactory = _ => 50 };
        var json = new Option<bool>("--json") { Description = "One JSON object per line instead of a table." };
        var list = new Command("list", "Lists dead letters, newest first.") { data, take, json };
        list.SetAction(async (parsed, cancellation) =>
        {
            using var store = DataFolder.Open(parsed.GetValue(data)!);
            if (store is null)
            {
                return ExitCodes.Failure;
            }

            var letters = await new DeadLetterRepository(store).ListAsync(null, parsed.GetValue(take), cancellation);
            if (parsed.GetValue(json))
            {
                foreach (var letter in letters)
                {
                    Console.WriteLine(JsonSerializer.Serialize(letter, AiopsJson.Options));
                }
            }
            else
            {
                Print(letters);
            }

            return ExitCodes.Success;
        });
        return list;
    }

    private static void Print(IReadOnlyList<DeadLetter> letters)
    {
        if (letters.Count == 0)
        {
            Console.WriteLine("No dead letters.");
            return;
        }

        var table = new Table().AddColumn(new TableColumn("id").NoWrap()).AddColumns("at (UTC)", "kind", "bytes", "replayed", "reason");
        foreach (var letter in letters)
        {
            table.AddRow(
                letter.Id, $"{letter.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", letter.Kind, $"{letter.Size}", letter.ReplayedAt is null ? "" : "yes", Markup.Escape(letter.Reason));
        }

        AnsiConsole.Write(table);
    }

    private static Command Show()
    {
        var data = DataFolder.Option();
        var id = new Argument<string>("id") { Description = "Id of the letter." };
        var show = new Command("show", "Prints one letter with its bytes.") { id, data };
        show.SetAction(async (parsed, cancellation) =>
        {
            using var store = DataFolder.Open(parsed.GetValue(data)!);
            if (store is null || await FindAsync(new DeadLetterRepository(store), parsed.GetValue(id)!, cancellation) is not { } letter)
            {
                return ExitCodes.Failure;
            }

            Console.WriteLine(JsonSerializer.Serialize(letter, Indented));
            Console.WriteLine(Encoding.UTF8.GetString(await new DeadLetterRepository(store).RawAsync(letter.Id, cancellation)));
            return ExitCodes.Success;
        });
        return show;
    }

    private static Command Replay()
    {
        var data = DataFolder.Option();
        var id = new Argument<string[]>("id") { Description = "Ids of the letters; none = all that were not replayed yet.", Arity = ArgumentArity.ZeroOrMore };
        var replay = new Command("replay", "Sends letters through ingest again; the next start of the host on this folder detects on them.") { id, data };
        replay.SetAction(async (parsed, cancellation) =>
        {
            using var store = DataFolder.Open(parsed.GetValue(data)!);
            return store is null ? ExitCodes.Failure : await DeadLetterReplayRun.RunAsync(store, parsed.GetValue(id) ?? [], cancellation);
        });
        return replay;
    }

    private static async Task<DeadLetter?> FindAsync(DeadLetterRepository letters, string id, CancellationToken cancellation)
    {
        var letter = await letters.GetAsync(id, cancellation);
        if (letter is null)
        {
            await Console.Error.WriteLineAsync($"There is no dead letter with the id '{id}'; 'deadletters list' shows them.");
        }

        return letter;
    }
}

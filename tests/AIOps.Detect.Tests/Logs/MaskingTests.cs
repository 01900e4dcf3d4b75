using System.Text;
using AIOps.Detect.Logs;

namespace AIOps.Detect.Tests.Logs;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("Took 17 ms for 0x7f3a and -3.5", "Took <*> ms for <*> and <*>")]
    [InlineData("job 8f14e45f-ceea-467f-a9b1-b2c3d4e5f601 done", "job <*> done")]
    [InlineData("open /var/log/app/today.log failed", "open <*> failed")]
    [InlineData(@"open C:\inetpub\wwwroot\web.config failed", "open <*> failed")]
    [InlineData("GET https://shop.example.com/cart?id=7&x=y done", "GET <*> done")]
    [InlineData("peer 10.1.2.3:5432 and [2001:db8::1] gone", "peer <*> and [<*>] gone")]
    [InlineData("mail to ann@example.com refused", "mail to <*> refused")]
    [InlineData("enabled:true, value: null", "enabled:<*>, value: <*>")]
    [InlineData("relation \"orders\" does not exist", "relation \"<*>\" does not exist")]
    [InlineData("at Sun Jul 17 15:09:16 2005 closed", "at <*> closed")]
    [InlineData("pod=shop/cart-66b6c48dd5-x2zfq ready", "pod=<*> ready")]
    [InlineData("volumes=[data logs tmp] missing", "volumes=<*> missing")]
    [InlineData("node-246 and blk_-38 lost", "<*> and <*> lost")]
    public void Values_become_one_sign(string line, string template) => Assert.Equal(template, Mined.Template(line));

    [Theory]
    [InlineData("link eth0 is down on tty2")]
    [InlineData("IPV6 over HTTP failed")]
    [InlineData("System.InvalidOperationException: Sequence contains no elements")]
    [InlineData("state android.intent.action.TIME_TICK seen")]
    [InlineData("jk2_init() found no child")]
    [InlineData("load/store and/or read-only")]
    [InlineData("Sentence ends. Next, (one) [two] 'three'!")]
    public void Names_stay(string line) => Assert.Equal(line, Mined.Template(line));

    [Fact]
    public void Whitespace_and_control_characters_are_one_space() => Assert.Equal("a b c d", Mined.Template("  a \t b\u0001\u0001c\r\n d "));

    [Fact]
    public void A_line_beyond_the_limit_ends_in_one_value()
    {
        var text = Mined.Template(string.Join(' ', Enumerable.Repeat("word", 2000)));
        Assert.EndsWith("<*>", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 900, 1100);
    }

    [Fact]
    [Trait("Category", "Fuzz")]
    public void Any_bytes_are_taken_and_give_the_same_answer_twice()
    {
        var random = new Random(20);
        var miner = new TemplateMiner(new MinerOptions { MaxTemplates = 64 });
        var words = Encoding.UTF8.GetBytes("0123456789 abz AZ \"'()[]{}<>=,;:./\\@#-_~$\n\t");
        for (var round = 0; round < 20_000; round++)
        {
            var line = new byte[random.Next(0, 300)];
            random.NextBytes(line);
            for (var i = 0; i < line.Length; i++)
            {
                if (random.Next(4) > 0) line[i] = words[random.Next(words.Length)];
            }

            Assert.Equal(miner.Match(line).Id, miner.Match(line).Current().Id);
        }
    }
}

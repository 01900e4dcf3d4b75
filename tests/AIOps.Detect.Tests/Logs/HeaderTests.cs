namespace AIOps.Detect.Tests.Logs;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("2024-03-05T09:00:00.123Z INFO worker started")]
    [InlineData("2024-03-05 09:00:00,123 [main] INFO com.acme.Shop - worker started")]
    [InlineData("2024-03-05 09:00:00,123 - INFO  [pool-1-thread-2] - worker started")]
    [InlineData("2024-03-05 09:00:00.123 UTC [4711] LOG:  worker started")]
    [InlineData("2024/03/05 09:00:00 [error] 12#34: worker started")]
    [InlineData("[2024-03-05 09:00:00,123] INFO worker started")]
    [InlineData("[Tue Mar 05 09:00:00 2024] [notice] worker started")]
    [InlineData("Mar  5 09:00:00 web01 systemd[1]: worker started")]
    [InlineData("<34>Mar  5 09:00:00 web01 app[77]: worker started")]
    [InlineData("I0305 09:00:00.123456       1 main.go:77] worker started")]
    [InlineData("03-05 09:00:00.123  1702  2395 D WindowManager: worker started")]
    [InlineData("09:00:00.123 WARN worker started")]
    [InlineData("1709629200 INFO worker started")]
    [InlineData("info: Microsoft.Hosting.Lifetime[14]\n      worker started")]
    [InlineData("1:M 05 Mar 2024 09:00:00.123 * worker started")]
    [InlineData("081109 203615 148 INFO dfs.DataNode$PacketResponder: worker started")]
    [InlineData("17/06/09 20:10:40 INFO executor.Backend: worker started")]
    public void What_loggers_write_before_the_text_is_skipped(string line) => Assert.Equal("worker started", Mined.Template(line));

    [Theory]
    [InlineData("2024 orders were lost", "<*> orders were lost")]
    [InlineData("error: no space left", "error: no space left")]
    [InlineData("March is over", "March is over")]
    [InlineData("[preauth] closed", "[preauth] closed")]
    [InlineData("INFO", "INFO")]
    [InlineData("2024-03-05 09:00:00", "<*> <*>")]
    public void Text_that_only_looks_like_a_header_stays(string line, string template) => Assert.Equal(template, Mined.Template(line));

    [Theory]
    [InlineData("""{"ts":"2024-03-05T09:00:00Z","level":"info","msg":"cache refreshed in 7 s","took":"3ms"}""", "cache refreshed in <*> s")]
    [InlineData("""{"@t":"2024-03-05T09:00:00Z","@mt":"Order {Id} created","Id":7}""", "Order {Id} created")]
    [InlineData("""ts=2024-03-05T09:00:00Z level=error msg="failed to flush chunk" err="deadline"  org=ann""", "failed to flush chunk")]
    public void Of_a_structured_line_the_message_counts(string line, string template) => Assert.Equal(template, Mined.Template(line));

    [Fact]
    public void An_error_type_behind_a_level_is_no_logger() =>
        Assert.Equal("java.net.SocketTimeoutException: Read timed out", Mined.Template("2024-03-05 09:00:00,123 ERROR java.net.SocketTimeoutException: Read timed out"));
}

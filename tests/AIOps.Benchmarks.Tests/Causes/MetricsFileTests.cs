using AIOps.Benchmarks.Causes.Reading;

namespace AIOps.Benchmarks.Tests.Causes;

public sealed class MetricsFileTests : LayoutFolder
{
    [Fact]
    public void Columns_have_a_node_a_metric_and_a_statistic_and_rows_a_time()
    {
        var table = Read(Header + Rows);
        Assert.Equal([new Column("front", "latency", "Average"), new Column("back", "cpu", "Average")], table.Columns);
        Assert.Equal([100, 101, 102], table.Times);
        Assert.Equal([0.5, 80], table.Rows[2]);
    }

    [Theory]
    [InlineData("\uFEFFmicroservice,front,back\r\nmetric,latency,cpu\r\nstatistic,Average,Average\r\nunix_timestamp,,\r\n100,0.1,20\r\n101,0.1,21\r\n102,0.5,80\r\n")]
    [InlineData("\"microservice\",\"front\",\"back\"\n\"metric\",\"latency\",\"cpu\"\n\"statistic\",\"Average\",\"Average\"\n100,0.1,20\n101,0.1,21\n102,0.5,80\n")]
    [InlineData("metric,latency,cpu\nstatistic,Average,Average\nmicroservice,front,back\nunit,s,%\nindex,0,1\n100,0.1,20\n101,0.1,21\n102,0.5,80\n")]
    [InlineData(",front,back\n,latency,cpu\n,Average,Average\n102.0,0.5,80\n100.0,0.1,20\n1.01e2,0.1,21\n")]
    [InlineData("microservice, front , back,,\nmetric,latency,cpu,,\nstatistic,Average,Average,,\n100,0.1,20,,\n101,0.1,21,,\n\n,,,,\n102,0.5,80,,\n")]
    [InlineData("microservice,front,back\nmetric,latency,cpu\nstatistic,Average,Average\n100,0.1,20\n101,0.1,21\n102,0.5,\n102,,80\n")]
    public void The_same_table_is_read_from_every_way_to_write_it(string text)
    {
        var (table, plain) = (Read(text), Read(Header + Rows));
        Assert.Equal(plain.Columns, table.Columns);
        Assert.Equal(plain.Times, table.Times);
        Assert.Equal(plain.Rows.SelectMany(row => row), table.Rows.SelectMany(row => row));
    }

    [Fact]
    public void A_quoted_name_may_hold_commas_and_quotes()
    {
        Assert.Equal(new Column("a,b \"c\"", "latency", ""), Read("microservice,\"a,b \"\"c\"\"\"\nmetric,latency\n100,1\n").Columns.Single());
    }

    [Fact]
    public void Without_a_statistic_row_there_is_one_statistic()
    {
        var table = Read("microservice,front\nmetric,latency\n100,0.1\n");
        Assert.Equal([new Column("front", "latency", "")], table.Columns);
        Assert.Single(table.Rows);
    }

    [Theory]
    [InlineData("1693922400000", 1693922400)]
    [InlineData("1693922400.25", 1693922400.25)]
    [InlineData("1693922400000000000", 1693922400)]
    [InlineData("2023-09-05T14:00:00Z", 1693922400)]
    [InlineData("2023-09-05 14:00:00", 1693922400)]
    [InlineData("2023-09-05T16:00:00+02:00", 1693922400)]
    public void Times_of_other_units_and_shapes_are_epoch_seconds(string text, double seconds)
    {
        Assert.Equal([seconds], Read($"microservice,front\nmetric,latency\nstatistic,Average\n{text},0.1\n").Times);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("null")]
    public void What_is_no_finite_number_is_not_recorded(string cell)
    {
        Assert.True(double.IsNaN(Read($"microservice,front\nmetric,latency\nstatistic,Average\n100,{cell}\n").Rows[0][0]));
    }

    [Fact]
    public void A_short_row_lacks_its_last_cells()
    {
        Assert.Equal([0.1, double.NaN], Read(Header + "100,0.1\n").Rows[0]);
    }

    [Theory]
    [InlineData("", "no header rows")]
    [InlineData("100,0.1\n", "no header rows")]
    [InlineData(Header + "100,0.1,20\n101,a lot,20\n", "line 6: column 2: 'a lot' is no number")]
    [InlineData(Header + "100,0.1,20\nyesterday,0.1,20\n", "line 6: 'yesterday' is no time")]
    [InlineData("microservice,front,\nmetric,latency,cpu\nstatistic,Average,Average\n100,1,2\n", "line 1: column 3 (cpu) has no microservice")]
    [InlineData("microservice,front,back\nmetric,latency,\nstatistic,Average,Average\n100,1,2\n", "line 2: column 3 (back) has no metric")]
    public void A_wrong_file_is_named_with_its_line(string text, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("metrics.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private MetricsTable Read(string text) => MetricsFile.Read(Write("metrics.csv", text));
}

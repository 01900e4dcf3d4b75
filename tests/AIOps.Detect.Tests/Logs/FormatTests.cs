namespace AIOps.Detect.Tests.Logs;

public sealed class FormatTests
{
    public static TheoryData<string, bool> Formats()
    {
        var data = new TheoryData<string, bool>();
        foreach (var format in LogFormats.All)
        {
            data.Add(format.Name, false);
            data.Add(format.Name, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Lines_of_well_known_systems_are_grouped_by_what_wrote_them(string name, bool header)
    {
        var lines = LogFormats.All.Single(format => format.Name == name).Lines(11, 1500, header);
        Assert.InRange(Mined.GroupAccuracy(lines), 0.97, 1);
    }
}

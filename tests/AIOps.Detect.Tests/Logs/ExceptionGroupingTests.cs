using AIOps.Detect.Logs;

namespace AIOps.Detect.Tests.Logs;

public sealed class ExceptionGroupingTests
{
    [Fact]
    public void The_same_stack_is_one_group_whatever_the_message_says()
    {
        var miner = new TemplateMiner();
        var one = miner.Match("System.InvalidOperationException: Cart of ann is empty\n   at Shop.Cart.Checkout(Order order) in /src/Cart.cs:line 41\n   at Shop.Api.<Post>d__12.MoveNext() in /src/Api.cs:line 9");
        var two = miner.Match("System.InvalidOperationException: Totally different words here\n   at Shop.Cart.Checkout(Order order) in /build/7/Cart.cs:line 57\n   at Shop.Api.<Post>d__15.MoveNext() in /build/7/Api.cs:line 10");
        Assert.Equal(one.Id, two.Id);
        Assert.True(one.IsException);
        Assert.Contains("System.InvalidOperationException", one.Text, StringComparison.Ordinal);
        Assert.Contains("at Shop.Cart.Checkout at Shop.Api.Post", one.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.TimeoutException: slow\n   at Shop.Cart.Checkout(Order order)")]
    [InlineData("System.InvalidOperationException: x\n   at Shop.Cart.Remove(Order order)")]
    public void Another_type_or_another_stack_is_another_group(string other)
    {
        var miner = new TemplateMiner();
        var one = miner.Match("System.InvalidOperationException: x\n   at Shop.Cart.Checkout(Order order)");
        Assert.NotEqual(one.Id, miner.Match(other).Id);
    }

    [Theory]
    [InlineData("java.lang.IllegalStateException: a 1\n\tat com.acme.Cart.pay(Cart.java:12)\n\tat com.acme.Api.lambda$run$3(Api.java:7)", "java.lang.IllegalStateException: b\n\tat com.acme.Cart.pay(Cart.java:99)\n\tat com.acme.Api.lambda$run$8(Api.java:1)")]
    [InlineData("Traceback (most recent call last):\n  File \"/app/a.py\", line 3, in main\n  File \"/app/b.py\", line 9, in pay\nValueError: bad 1", "Traceback (most recent call last):\n  File \"/srv/a.py\", line 5, in main\n  File \"/srv/b.py\", line 2, in pay\nValueError: other")]
    [InlineData("TypeError: x is undefined\n    at Object.pay (/app/cart.js:10:5)\n    at /app/index.js:3:1", "TypeError: y is null\n    at Object.pay (/srv/cart.js:77:2)\n    at /srv/index.js:9:9")]
    public void Stacks_of_other_languages_are_read_too(string one, string two)
    {
        var miner = new TemplateMiner();
        var first = miner.Match(one);
        Assert.True(first.IsException);
        Assert.Equal(first.Id, miner.Match(two).Id);
    }

    [Fact]
    public void Several_lines_without_a_stack_are_plain_text() => Assert.False(new TemplateMiner().Match("first line\nsecond line at noon").IsException);

    [Fact]
    public void Groups_survive_a_restart()
    {
        const string Error = "System.TimeoutException: slow\n   at Shop.Cart.Checkout(Order order)";
        var miner = new TemplateMiner();
        var id = miner.Match(Error).Id;
        Assert.Equal(id, TemplateMiner.Restore(miner.Save())!.Match(Error).Id);
    }
}

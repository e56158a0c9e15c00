using LocalBind.Build.Tasks.RunCommand;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.RunCommand;

public class ArgumentTextTests
{
    [Theory]
    [InlineData("a  b", "a|b")]
    [InlineData("\"a b\" c", "a b|c")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"a\\\\b\"", "a\\b")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("\"\"", "")]
    [InlineData("--urls=\"http://*:1;http://*:2\"", "--urls=http://*:1;http://*:2")]
    public void PropertyText(string text, string arguments)
    {
        Assert.Equal(arguments, string.Join("|", ArgumentText.SplitAsProperty(text)));
    }

    [Theory]
    [InlineData("a  b\tc", "a|b|c")]
    [InlineData("\"a b\" c", "a b|c")]
    [InlineData("a\\\\b", "a\\\\b")]
    [InlineData("\\\"a\\\"", "\"a\"")]
    [InlineData("\"a\\\\\" b", "a\\|b")]
    public void ProcessText(string text, string arguments)
    {
        Assert.Equal(arguments, string.Join("|", ArgumentText.SplitAsProcess(text)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("http://*:1;http://*:2")]
    [InlineData("a\"b\\")]
    [InlineData("\\\\\"")]
    public void QuotedArgument_IsReadBackAsItWas(string argument)
    {
        Assert.Equal(argument, Assert.Single(ArgumentText.SplitAsProcess(ArgumentText.Quote(argument))));
    }
}

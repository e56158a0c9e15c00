using LocalBind.Build.Tasks.Owners.Windows;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Windows;

/// <summary>The rules and examples of "Parsing C command-line arguments".</summary>
public class WindowsArgumentsTests
{
    [Theory]
    [InlineData("server.exe", "server.exe")]
    [InlineData("server.exe a b  c", "server.exe|a|b|c")]
    [InlineData("server.exe \"abc\" d e", "server.exe|abc|d|e")]
    [InlineData("server.exe a\\\\b d\"e f\"g h", "server.exe|a\\\\b|de fg|h")]
    [InlineData("server.exe a\\\\\\\"b c d", "server.exe|a\\\"b|c|d")]
    [InlineData("server.exe a\\\\\\\\\"b c\" d e", "server.exe|a\\\\b c|d|e")]
    [InlineData("server.exe a\"b\"\" c d", "server.exe|ab\" c d")]
    [InlineData("server.exe \"\" x", "server.exe||x")]
    [InlineData("server.exe C:\\dir\\", "server.exe|C:\\dir\\")]
    [InlineData("server.exe \"C:\\dir with blanks\\\\\" x", "server.exe|C:\\dir with blanks\\|x")]
    [InlineData("\"C:\\Program Files\\dotnet\\dotnet.exe\" run", "C:\\Program Files\\dotnet\\dotnet.exe|run")]
    [InlineData("\"C:\\dir\\\" x", "C:\\dir\\|x")]
    [InlineData("C:\\Program\" Files\"\\a.exe x", "C:\\Program Files\\a.exe|x")]
    [InlineData("  server.exe\t\tx\t", "server.exe|x")]
    [InlineData("server.exe \"never closed", "server.exe|never closed")]
    [InlineData("server.exe \\\"", "server.exe|\"")]
    [InlineData("server.exe \\", "server.exe|\\")]
    public void Line_IsSplitAsTheRuntimeDoes(string line, string expected) => Assert.Equal(expected, string.Join("|", WindowsArguments.Split(line)));

    [Theory]
    [InlineData("")]
    [InlineData("   \t ")]
    public void EmptyLine_HasNoArguments(string line) => Assert.Empty(WindowsArguments.Split(line));
}

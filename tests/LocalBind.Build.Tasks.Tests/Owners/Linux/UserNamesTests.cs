using System;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Build.Tasks.Tests.Listeners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

public class UserNamesTests
{
    private const string Passwd = "root:x:0:0:root:/root:/bin/bash\n# 5:x:7\nana:x:1000:1000:Ana,,,:/home/ana:/bin/zsh\nana2:x:10000:1000::/:\n:x:1001:1:no name:/:\nshort:x\n";

    [Theory]
    [InlineData(0, "root")]
    [InlineData(1000, "ana")]
    [InlineData(10000, "ana2")]
    [InlineData(1, null)]
    [InlineData(100, null)]
    [InlineData(1001, null)]
    [InlineData(-1, null)]
    [InlineData(4294967294, null)]
    public void Name_IsThatOfTheWholeNumber(long user, string? name) => Assert.Equal(name, UserNames.Find(Passwd, user));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n\n::::\n")]
    public void FileWithoutUsers_HasNone(string? text) => Assert.Null(UserNames.Find(text, 0));

    [LinuxFact]
    public void UserWithoutAName_IsItsNumber()
    {
        Assert.Equal("uid 4123456789", UserNames.Of(4_123_456_789));
        Assert.DoesNotContain("uid", UserNames.Of(0), StringComparison.Ordinal);
    }
}

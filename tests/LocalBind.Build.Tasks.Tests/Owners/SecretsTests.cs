using System;
using System.Linq;
using LocalBind.Build.Tasks.Owners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

public class SecretsTests
{
    [Theory]
    [InlineData("server --password=hunter2")]
    [InlineData("server --password hunter2")]
    [InlineData("server --db-password hunter2 --port 80")]
    [InlineData("server -password hunter2")]
    [InlineData("server /password:hunter2")]
    [InlineData("server --token hunter2")]
    [InlineData("server --access-token=hunter2")]
    [InlineData("server --api-key hunter2")]
    [InlineData("server --apiKey=hunter2")]
    [InlineData("server --clientSecret hunter2")]
    [InlineData("server --Auth:ClientSecret=hunter2")]
    [InlineData("server --ConnectionStrings:Main=Server=db;User=ana;Password=hunter2;")]
    [InlineData("server --connection-string hunter2")]
    [InlineData("env API_KEY=hunter2 server")]
    [InlineData("env DB_PASSWORD=hunter2 server")]
    [InlineData("env GITHUB_TOKEN=hunter2 server")]
    [InlineData("env AWS_SECRET_ACCESS_KEY=hunter2 server")]
    [InlineData("env MYSQL_PWD=hunter2 server")]
    [InlineData("env PGPASSWORD=hunter2 server")]
    [InlineData("server --dbpassword hunter2")]
    [InlineData("server --secretKey=hunter2")]
    [InlineData("java -Dspring.datasource.password=hunter2 -jar app.jar")]
    [InlineData("java -Djavax.net.ssl.keyStorePassword=hunter2 -jar app.jar")]
    [InlineData("mysql -phunter2 db")]
    [InlineData("mysqld -p hunter2")]
    [InlineData("redis-cli -a hunter2")]
    [InlineData("redis-server --requirepass hunter2")]
    [InlineData("sshpass -p hunter2 ssh host")]
    [InlineData("curl -u ana:hunter2 http://localhost")]
    [InlineData("server postgres://ana:hunter2@db:5432/x")]
    [InlineData("server https://hunter2@github.com/a/b")]
    [InlineData("server redis://:hunter2@localhost")]
    [InlineData("server mongodb+srv://ana:hunter2@cluster0")]
    [InlineData("server AccountKey=hunter2;EndpointSuffix=core")]
    [InlineData("server SharedAccessKey=hunter2")]
    [InlineData("server {\"password\":\"hunter2\"}")]
    [InlineData("server --header Authorization:Bearer-hunter2")]
    [InlineData("server ?sig=x&token=hunter2")]
    public void Secret_IsMasked(string line)
    {
        var shown = CommandLineText.Show(line.Split(' '));
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        Assert.Contains("***", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sh", "-c", "server --password hunter2 --port 80")]
    [InlineData("server", "Server=db;Password=hun ter2;Port=80")]
    [InlineData("server", "Authorization: Bearer hunter2hunter2")]
    [InlineData("server", "-H", "X: eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyIjoxfQ.hunter2sig")]
    [InlineData("server", "ghp_hunter2hunter2hunter2hunter2hunter2")]
    [InlineData("redis-server --requirepass hunter2 *:6379")]
    public void SecretInsideAnArgument_IsMasked(params string[] arguments)
    {
        var shown = CommandLineText.Show(arguments);
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ter2", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flask run --port 5080")]
    [InlineData("python3 -m http.server 8000 --bind 127.0.0.1")]
    [InlineData("docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 5432 -container-ip 172.17.0.2 -container-port 5432")]
    [InlineData("ssh -N -L 5432:db:5432 bastion.example")]
    [InlineData("dotnet run --project src/Web -p:Key=Value")]
    [InlineData("server --url http://localhost:5000/path")]
    [InlineData("server --max-tokens=5 --tokenizer bpe --passive --compat=1 --path /tmp --keyboard us")]
    [InlineData("node server.js -p 3000")]
    [InlineData("java -Dkeystore.path=/etc/app.jks -jar app.jar")]
    [InlineData("ssh ana@db.example")]
    public void HarmlessLine_IsShownWhole(string line) => Assert.Equal(line, CommandLineText.Show(line.Split(' ')));

    [Fact]
    public void OptionAfterASecretOption_IsShown() =>
        Assert.Equal("server --password --port 80", CommandLineText.Show("server --password --port 80".Split(' ')));

    [Fact]
    public void LongArguments_AreMaskedBeforeTheyAreCut()
    {
        var shown = CommandLineText.Show(new[] { "server", new string('a', 150), "--password=" + string.Concat(Enumerable.Repeat("hunter2", 500)) });
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
    }
}

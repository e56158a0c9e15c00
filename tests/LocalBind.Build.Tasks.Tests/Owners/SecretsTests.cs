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
    [InlineData("server https://account.blob.example/c?sv=1&sig=hunter2&se=2")]
    [InlineData("server https://bucket.example/k?X-Amz-Signature=hunter2")]
    [InlineData("vault server -dev -dev-root-token-id=hunter2")]
    [InlineData("vault server -dev -dev-root-token-id hunter2")]
    [InlineData("ngrok http 5080 --authtoken hunter2")]
    [InlineData("ngrok http 5080 --basic-auth=ana:hunter2")]
    [InlineData("docker run -e POSTGRES_PASSWORD=hunter2 postgres")]
    [InlineData("docker run --env SECRET_KEY_BASE=hunter2 web")]
    [InlineData("flask --secret-key hunter2 run")]
    [InlineData("minio server --secret-access-key hunter2")]
    [InlineData("psql postgresql://ana:hunter2@localhost/db?sslmode=require")]
    [InlineData("server amqp://guest:hunter2@localhost:5672/vhost")]
    [InlineData("server http://ana:hun:ter2hunter2@proxy:3128")]
    [InlineData("mariadb --password=hunter2")]
    [InlineData("mysqldump -uroot -phunter2 --all-databases")]
    [InlineData("/usr/bin/mysql -u root -phunter2")]
    [InlineData("mongosh -u ana -p hunter2")]
    [InlineData("mongosh -u ana -phunter2")]
    [InlineData("sqlcmd -S . -U sa -P hunter2")]
    [InlineData("sqlcmd -S . -U sa -Phunter2")]
    [InlineData("ldapsearch -x -D cn=admin -w hunter2")]
    [InlineData("openssl s_server -pass pass:hunter2")]
    [InlineData("server --Database:Password hunter2")]
    [InlineData("server --Smtp__Password=hunter2")]
    [InlineData("server --kestrel:certificates:default:password=hunter2")]
    [InlineData("dotnet Shop.dll --Jwt:SigningKey=hunter2")]
    [InlineData("server --client_secret hunter2")]
    [InlineData("server --github-pat hunter2")]
    [InlineData("server --cookie hunter2")]
    [InlineData("server --encryption-key=hunter2")]
    [InlineData("server --license-key hunter2")]
    [InlineData("server -Dapi.key=hunter2")]
    [InlineData("server DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2;EndpointSuffix=core")]
    [InlineData("server Endpoint=sb://a.example/;SharedAccessKeyName=Root;SharedAccessKey=hunter2=")]
    [InlineData("server InstrumentationKey=hunter2;IngestionEndpoint=https://a.example/")]
    [InlineData("server {\"api_key\":\"hunter2\",\"port\":5080}")]
    [InlineData("server {\\\"password\\\":\\\"hunter2\\\"}")]
    [InlineData("server 'password':'hunter2'")]
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
    [InlineData("server", "Server=db;User=ana;Password=hun ter2")]
    [InlineData("server", "Password=\"hun;ter2\";Server=db")]
    [InlineData("server", "Password='hun;ter2';Server=db")]
    [InlineData("server", "{ \"password\": \"hun\\\"ter2\" }")]
    [InlineData("server", "{ \"connectionString\" : \"hunter2\" }")]
    [InlineData("sh", "-c", "PGPASSWORD=hunter2 exec server")]
    [InlineData("cmd", "/c", "server /password:hunter2 /port:80")]
    [InlineData("server", "--header", "X-Api-Key: hunter2")]
    [InlineData("server", "--header", "Authorization: Basic aHVudGVyMg==hunter2")]
    [InlineData("server", "--header", "Cookie: session=hunter2")]
    [InlineData("server", "AIzahunter2hunter2hunter2hunter2hunter2")]
    [InlineData("server", "SG.hunter2hunter2hunter2.hunter2")]
    [InlineData("server", "hf_hunter2hunter2hunter2")]
    [InlineData("server", "sk-hunter2hunter2hunter2")]
    [InlineData("server", "xoxb-hunter2-hunter2")]
    [InlineData("server", "glpat-hunter2hunter2hunter2")]
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
    [InlineData("server --signal=TERM --design=new --assign 5")]
    [InlineData("server --author=ana --authority=localhost --authentication-mode=none")]
    [InlineData("server --pass-through --bypass --passes=3")]
    [InlineData("server --key-file=/etc/a.pem --keyboard=us --primary-key=Id")]
    [InlineData("server --secrets-dir=/run/a")]
    [InlineData("server --patch=1 --dispatch=2 --path=/tmp")]
    [InlineData("kubectl port-forward svc/token-service 5080:80")]
    [InlineData("server --session-timeout=5 --cookies-off")]
    [InlineData("mysql -P 3306 -h db")]
    [InlineData("sqlcmd -p 1")]
    [InlineData("node server.js -p3000")]
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

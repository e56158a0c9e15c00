// A web program that says in many ways where it listens.
using System.Net;
using Formatted;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://*:5000;https://+:5001"); // two in one text
builder.WebHost.UseSetting("http_ports", "6101");
builder.WebHost.UseSetting("https_ports", "6102");
builder.Configuration["Kestrel:Endpoints:Admin:Url"] = "http://0.0.0.0:6103";
builder.WebHost.ConfigureKestrel(options =>
{
    options.ListenAnyIP(6104);
    options.ListenAnyIP(Ports.Web, listen => listen.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2);
    options.ListenLocalhost(50123);
    options.ListenLocalhost(0);
    options.Listen(IPAddress.Any, 80);
    options.Listen(new IPEndPoint(IPAddress.IPv6Any, port: 6105));
});

var app = builder.Build();
const string Host = "0.0.0.0";
const int ApiPort = 6106;
app.Urls.Add("http://" + Host + ":" + ApiPort);
app.Urls.Add($"http://[::]:{ApiPort + 1}/");
app.Urls.Add("http://localhost:0");
app.Urls.Add(Ports.Url);
app.Urls.Add(string.Format("http://*:{0}", 6108));
app.Urls.Add("""http://myhost:6000""");

if (app.Environment.IsDevelopment())
{
    app.Urls.Add(@"http://localhost:8080");
}

new Chat().Start();
app.Run("http://localhost:6109");

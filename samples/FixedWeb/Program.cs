// ExposedWeb, repaired: nothing listens beyond this machine, and no port is written into the code.

var app = WebApplication.Create(args);
app.MapGet("/", () => "the shop");

using var admin = new System.Net.HttpListener();
admin.Prefixes.Add($"http://localhost:{app.Configuration.GetValue("Admin:Port", 5285)}/");
admin.Start();

app.Run();

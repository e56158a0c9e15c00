// A web app and its admin pages. Build it to see what LocalBind.Tools says.

var app = WebApplication.Create(args);
app.MapGet("/", () => "the shop");

// Every machine of the network can open the back office, and Tomcat, Jenkins or webpack may have the port already.
using var admin = new System.Net.HttpListener();
admin.Prefixes.Add("http://*:8080/");
admin.Start();

app.Run();

using AIOps.Functions.Hosting;
using AIOps.Functions.Http;
using AIOps.Functions.Identity;
using AIOps.Functions.Workflows;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services
    .AddAzureAdapters(builder.Configuration)
    .AddCallerIdentity(builder.Configuration)
    .AddHttpApi()
    .AddSingleton<ActivityRunner>();
builder.Build().Run();

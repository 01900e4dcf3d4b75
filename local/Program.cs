using AIOps.Local.Cli;

return await CommandLine.Create().Parse(args).InvokeAsync();

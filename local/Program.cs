using AIOps.Local.Cli;

var parsed = CommandLine.Create().Parse(args);
var code = await parsed.InvokeAsync();

// The parser ends wrong use with 1; scripts want to tell it from a failure.
return parsed.Errors.Count > 0 ? ExitCodes.WrongUse : code;

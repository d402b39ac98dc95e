using Aic.Agent;
using Aic.Agent.Commands;
using Aic.Agent.Terminal;

ShortRun.Begin();
using Interruption interruption = new();
return await new CommandLine(CliContext.ForThisProcess()).RunAsync(args, interruption);

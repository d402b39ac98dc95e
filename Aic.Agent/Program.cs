using Aic.Agent;
using Aic.Agent.Commands;
using Aic.Agent.Terminal;

using Interruption interruption = new();
return await new CommandLine(CliContext.ForThisProcess()).RunAsync(args, interruption);

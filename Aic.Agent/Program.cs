using Aic.Agent;
using Aic.Agent.Commands;
using Aic.Agent.Native;
using Aic.Agent.Terminal;

if (!args.Contains(ServeCommand.Name) && !args.Contains(WatchCommand.Name))
{
    ShortRun.Begin();
}

EmbeddedSqlite.Register();
using Interruption interruption = new();
return await new CommandLine(CliContext.ForThisProcess()).RunAsync(args, interruption);

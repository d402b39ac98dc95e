using Aic.Testing.Worker;

// A second process for tests of what processes do to each other. Says "ready" on standard output, waits for a line or the end
// of standard input, then does what its arguments say. Errors end it with exit code 1 and their message.
if (args is ["command", .. string[] command])
{
    // Plays a command that somebody else starts: its standard input belongs to it.
    return CommandVerbs.Run(command);
}

if (args.Length == 0 || !Verbs.All.TryGetValue(args[0], out Action<string[]>? verb))
{
    Console.Error.WriteLine($"Verbs: {string.Join(", ", Verbs.All.Keys)}");
    return 2;
}

Console.WriteLine("ready");
Console.ReadLine();
try
{
    verb(args[1..]);
    return 0;
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

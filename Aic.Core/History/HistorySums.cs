using System.Runtime.InteropServices;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>Sums rows of history by bucket and group, account after account.</summary>
/// <param name="accounts">All accounts of the answer, some of which are summed here.</param>
/// <param name="by">What to tell apart besides time.</param>
/// <param name="buckets">The buckets.</param>
internal sealed class HistorySums(IReadOnlyList<ProviderAccount> accounts, HistoryGrouping by, HistoryBuckets buckets)
{
    private static readonly string[] NoNames = [""];

    private readonly Dictionary<HistoryGroup, int> _numbers = [];
    private readonly List<HistoryGroup> _groups = [];
    private readonly Dictionary<Place, HistorySum> _sums = [];
    private readonly List<Member> _members = [];

    private readonly List<HistorySum> _touched = [];
    private Member _member = null!;
    private int _position = -1;

    /// <summary>Begins with the next account.</summary>
    /// <param name="position">Its place among all.</param>
    /// <param name="units">What is known of it.</param>
    public void Begin(int position, HistoryUnits units)
    {
        _position = position;
        _touched.Clear();
        ProviderAccount account = accounts[position];
        HistoryGroup scope = (by & (HistoryGrouping.Account | HistoryGrouping.Provider)) switch
        {
            HistoryGrouping.None => new HistoryGroup(0, null, null),
            HistoryGrouping.Provider => new HistoryGroup(FirstOf(account.Provider), account.Provider, null),
            _ => new HistoryGroup(position, account.Provider, account.Id),
        };
        _member = new Member(scope, units, account.Provider.Source == UsageSource.Sessions);
        _members.Add(_member);
    }

    /// <summary>Adds a packed chunk of the account.</summary>
    /// <param name="data">The chunk.</param>
    /// <param name="bucketOf">The bucket of each unit; -1 leaves it out.</param>
    public void Add(ReadOnlySpan<byte> data, Func<int, HistoryUnit, int> bucketOf)
    {
        HistoryReader reader = new(data);
        int[] bucketOfUnit = new int[reader.Units.Length];
        for (int unit = 0; unit < bucketOfUnit.Length; unit++)
        {
            bucketOfUnit[unit] = bucketOf(unit, reader.Units[unit]);
        }

        Numbers numbers = new(this, reader.Names);
        HistoryValues row = default;
        while (reader.Read(ref row))
        {
            if (bucketOfUnit[row.Unit] is >= 0 and int bucket)
            {
                HistorySum sum = Add(bucket, numbers.Of(row), row, reader.Names, reader.Quantities);
                sum.IsImported |= reader.Units[row.Unit].IsImported;
            }
        }
    }

    /// <summary>Adds a row of a coding tool.</summary>
    public void Add(UsageBreakdown row)
    {
        if (buckets.Of(row) is >= 0 and int bucket)
        {
            string? project = by.HasFlag(HistoryGrouping.Project) ? row.Project : null;
            Add(bucket, Number(row.Model, row.Item, project), HistoryValues.Of(row), NoNames, [.. row.Quantities]);
        }
    }

    /// <summary>Ends with the account: what none of its rows tells is unknown wherever it is a part.</summary>
    public void End()
    {
        foreach (HistorySum sum in _touched)
        {
            sum.Note(_member.Told);
        }
    }

    /// <summary>Adds what was summed elsewhere of other accounts; nothing else may be done with that afterwards.</summary>
    public void Add(HistorySums other)
    {
        _members.AddRange(other._members);
        int[] numbers = [.. other._groups.Select(Number)];
        foreach (((int bucket, int group, bool isEstimated), HistorySum added) in other._sums)
        {
            ref HistorySum? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, new Place(bucket, numbers[group], isEstimated), out bool isThere);
            if (isThere)
            {
                sum!.Add(added);
            }
            else
            {
                sum = added;
            }
        }
    }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<HistoryRow> Rows()
    {
        AddNothings();
        Dictionary<HistoryGroup, bool[]> scopes = _members.GroupBy(member => member.Scope).ToDictionary(scope => scope.Key, AreComplete);
        bool[][] areComplete = [.. _groups.Select(group => scopes[group with { Project = null, Model = null, Item = null }])];
        int[] ranks = HistoryGroup.Ranks(_groups);
        Part[] parts = [.. Parts()];
        Array.Sort(Array.ConvertAll(parts, part => (buckets.Span(part.Bucket).Start.UtcTicks, ranks[part.Group], part.Sum.Source)), parts);
        return Array.ConvertAll(parts, part => part.Sum.ToRow(
            _groups[part.Group], buckets.Span(part.Bucket), areComplete[part.Group][part.Bucket]));
    }

    /// <summary>Which buckets are known as a whole. An account of which nothing is known in the whole period, such as one that was never set up, makes none incomplete.</summary>
    private bool[] AreComplete(IEnumerable<Member> members)
    {
        HistoryUnits[] known = [.. members.Select(member => member.Units).Where(units => units.KnownCount > 0)];
        return [.. Enumerable.Range(0, buckets.Count).Select(bucket => Array.TrueForAll(known, units => units.IsComplete(bucket)))];
    }

    private HistorySum Add(int bucket, int group, in HistoryValues row, string[] names, UsageQuantity[] quantities)
    {
        HistorySum sum = Sum(bucket, group, isEstimated: row.Has(HistoryFields.Estimated));
        sum.Add(row, names, quantities);
        _member.Told |= row.Fields;
        if (sum.LastPosition != _position)
        {
            sum.LastPosition = _position;
            _touched.Add(sum);
        }

        // An estimate prices row by row: a row without a price is missing in the sum.
        if (_member.IsTool && row.Source == CostSource.Unknown)
        {
            sum.IsCostPartial = true;
        }

        return sum;
    }

    private HistorySum Sum(int bucket, int group, bool isEstimated)
    {
        ref HistorySum? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, new Place(bucket, group, isEstimated), out _);
        return sum ??= new HistorySum();
    }

    private int FirstOf(ProviderDescriptor provider) => Enumerable.Range(0, accounts.Count).First(position => accounts[position].Provider.Id == provider.Id);

    private int Number(string? model, string? item, string? project)
    {
        bool byModel = by.HasFlag(HistoryGrouping.Model);
        return Number(_member.Scope with { Project = project, Model = byModel ? model : null, Item = byModel && model is null ? item : null });
    }

    private int Number(HistoryGroup group)
    {
        if (!_numbers.TryGetValue(group, out int number))
        {
            number = _groups.Count;
            _numbers.Add(group, number);
            _groups.Add(group);
        }

        return number;
    }

    /// <summary>Where rows tell no models or projects apart, a bucket that is known and in which nothing was used is a row of zeros.</summary>
    private void AddNothings()
    {
        if ((by & (HistoryGrouping.Model | HistoryGrouping.Project)) != 0)
        {
            return;
        }

        HashSet<(int Bucket, int Group)> used = [.. _sums.Keys.Select(key => (key.Bucket, key.Group))];
        foreach (Member member in _members.Where(member => member.Told != HistoryFields.None))
        {
            _member = member;
            int group = Number(null, null, null);
            foreach (int bucket in member.Units.Buckets.Where(bucket => !used.Contains((bucket, group))))
            {
                HistorySum sum = Sum(bucket, group, isEstimated: (member.Told & (HistoryFields.Estimated | HistoryFields.Billed)) == HistoryFields.Estimated);
                sum.AddNothing(member.Told);
                sum.IsImported |= member.Units.IsImported(bucket);
            }
        }
    }

    /// <summary>The sums; those of one bucket and group apart where one is billed and the other estimated, else together.</summary>
    private IEnumerable<Part> Parts()
    {
        foreach (((int bucket, int group, bool isEstimated), HistorySum sum) in _sums)
        {
            if (!_sums.TryGetValue(new Place(bucket, group, !isEstimated), out HistorySum? other))
            {
                yield return new Part(bucket, group, sum);
            }
            else if ((isEstimated ? other : sum).Source == CostSource.Billed)
            {
                yield return new Part(bucket, group, sum);
            }
            else if (isEstimated)
            {
                sum.Add(other);
                yield return new Part(bucket, group, sum);
            }
        }
    }

    /// <summary>Where a sum belongs. It is looked up for every row, so its hash is a cheap one in which neighbours don't collide.</summary>
    private readonly record struct Place(int Bucket, int Group, bool IsEstimated)
    {
        public override int GetHashCode() => (Bucket * -1640531535) + (((Group << 1) | (IsEstimated ? 1 : 0)) * -2048144789);
    }

    private readonly record struct Part(int Bucket, int Group, HistorySum Sum);

    private sealed class Member(HistoryGroup scope, HistoryUnits units, bool isTool)
    {
        public HistoryGroup Scope => scope;

        public HistoryUnits Units => units;

        public bool IsTool => isTool;

        /// <summary>What any of the account's rows tells.</summary>
        public HistoryFields Told { get; set; }
    }

    /// <summary>The groups of a chunk's rows, found once for each name.</summary>
    private readonly struct Numbers(HistorySums sums, string[] names)
    {
        private readonly int[] _ofModel = new int[names.Length];
        private readonly int[] _ofItem = new int[names.Length];

        public int Of(in HistoryValues row)
        {
            ref int number = ref row.Model != 0 ? ref _ofModel[row.Model] : ref _ofItem[row.Item];
            if (number == 0)
            {
                number = 1 + sums.Number(row.Model == 0 ? null : names[row.Model], row.Item == 0 ? null : names[row.Item], null);
            }

            return number - 1;
        }
    }
}

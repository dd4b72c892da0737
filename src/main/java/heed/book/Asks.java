package heed.book;

/// The asks for one feature in flat columns, ordered by account key: one row per account, whoever
/// filed and however often. Not changed once it stands in a [Book].
public final class Asks {
  /// Stands for an unknown filing day.
  public static final int UNKNOWN_DAY = Integer.MIN_VALUE;

  public static final Asks NONE =
      new Asks(new int[0], new byte[0], new boolean[0], new long[0], new int[0], new int[0]);

  private final int[] account;
  private final byte[] severity;
  private final boolean[] core;
  private final long[] expansionMinor;
  private final int[] filedDay;
  private final int[] requests;

  Asks(
      int[] account,
      byte[] severity,
      boolean[] core,
      long[] expansionMinor,
      int[] filedDay,
      int[] requests) {
    this.account = account;
    this.severity = severity;
    this.core = core;
    this.expansionMinor = expansionMinor;
    this.filedDay = filedDay;
    this.requests = requests;
  }

  void set(int ask, int accountId, byte level, boolean isCore, long expansion, int day) {
    account[ask] = accountId;
    severity[ask] = level;
    core[ask] = isCore;
    expansionMinor[ask] = expansion;
    filedDay[ask] = day;
  }

  void requests(int ask, int behind) {
    requests[ask] = behind;
  }

  /// How many accounts ask, churned ones included.
  public int count() {
    return account.length;
  }

  /// The asking account's id in the [Book].
  public int account(int ask) {
    return account[ask];
  }

  /// Severity of the newest request, 1 to 5.
  public int severity(int ask) {
    return severity[ask];
  }

  /// Whether the newest request touches a core use case.
  public boolean core(int ask) {
    return core[ask];
  }

  /// Expansion revenue named by the newest request, in minor units; 0 when it named none.
  public long expansionMinor(int ask) {
    return expansionMinor[ask];
  }

  /// Day of the newest request as days since 1970-01-01, or [#UNKNOWN_DAY].
  public int filedDay(int ask) {
    return filedDay[ask];
  }

  /// How many requests stand behind the ask.
  public int requests(int ask) {
    return requests[ask];
  }
}

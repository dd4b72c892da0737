package heed.account;

import heed.platform.Fields;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A customer company. An absent fact is unknown, never zero.
///
/// @param key the caller's own identifier, a CRM id for example
/// @param arrMinor annual recurring revenue in minor units of the book's currency, 0 or more
/// @param health 0 (leaving) to 100 (delighted)
/// @param renewalDate the day the contract ends; the customer decides earlier
/// @param csm e-mail address of the customer-success manager; no such person need exist
/// @param usageHundredths how much of what is paid for is used, in hundredths of a percent
/// @param expansionArrMinor what the account could grow by, in minor units; informs, never ranks
public record Account(
    String key,
    String name,
    long arrMinor,
    @Nullable Integer health,
    @Nullable LocalDate renewalDate,
    @Nullable String csm,
    @Nullable String segment,
    @Nullable String industry,
    @Nullable String country,
    Lifecycle lifecycle,
    @Nullable Integer usageHundredths,
    @Nullable Long expansionArrMinor,
    @Nullable String domain) {

  /// Every field that a caller may set, in the API's spelling.
  public static final java.util.List<String> FIELDS =
      java.util.List.of(
          "key",
          "name",
          "arr",
          "health",
          "renewalDate",
          "csm",
          "segment",
          "industry",
          "country",
          "lifecycle",
          "usagePercent",
          "expansionArr",
          "domain");

  private static final int MOST_USAGE_PERCENT = 1000;

  /// The words of a lifecycle, in the order in which people say them.
  private static final Map<String, Lifecycle> LIFECYCLES = new LinkedHashMap<>();

  static {
    for (var lifecycle : Lifecycle.values()) {
      LIFECYCLES.put(lifecycle.word(), lifecycle);
    }
  }

  /// Reads an account as somebody sent it; complaints stay with the fields.
  public static Account of(Fields fields) {
    var lifecycle = fields.oneOf("lifecycle", LIFECYCLES);
    return new Account(
        fields.key("key"),
        fields.requiredLine("name", Texts.TITLE),
        arr(fields),
        fields.whole("health", 0, 100),
        fields.date("renewalDate"),
        fields.email("csm"),
        fields.line("segment", Texts.TITLE),
        fields.line("industry", Texts.TITLE),
        fields.line("country", Texts.TITLE),
        lifecycle == null ? Lifecycle.CUSTOMER : lifecycle,
        fields.hundredths("usagePercent", MOST_USAGE_PERCENT),
        fields.money("expansionArr"),
        fields.line("domain", Texts.TITLE));
  }

  private static long arr(Fields fields) {
    var arr = fields.money("arr");
    if (arr == null && !fields.refused("arr")) {
      fields.refuse("arr", "ARR is missing; 0 is allowed.");
    }
    return arr == null ? 0 : arr;
  }

  /// Whether requests of this account still count.
  public boolean counts() {
    return lifecycle != Lifecycle.CHURNED;
  }
}

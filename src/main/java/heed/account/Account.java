package heed.account;

import heed.platform.Fields;
import heed.platform.Language;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
/// @param language in which its people read; null: as its country suggests, see [#spokenLanguage]
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
    @Nullable String domain,
    @Nullable Language language) {

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
          "domain",
          "language");

  private static final int MOST_USAGE_PERCENT = 1000;

  /// How people write China, in lower case.
  private static final Set<String> CHINA =
      Set.of("china", "cn", "chn", "prc", "p.r. china", "mainland china", "中国", "中华人民共和国");

  private static final Map<String, Language> LANGUAGES = new LinkedHashMap<>();

  /// The words of a lifecycle, in the order in which people say them.
  private static final Map<String, Lifecycle> LIFECYCLES = new LinkedHashMap<>();

  static {
    for (var lifecycle : Lifecycle.values()) {
      LIFECYCLES.put(lifecycle.word(), lifecycle);
    }
    for (var language : Language.values()) {
      LANGUAGES.put(language.tag(), language);
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
        fields.line("domain", Texts.TITLE),
        fields.oneOf("language", LANGUAGES));
  }

  private static long arr(Fields fields) {
    var arr = fields.money("arr");
    if (arr == null && !fields.refused("arr")) {
      fields.refuse("arr", "ARR is missing; 0 is allowed.");
    }
    return arr == null ? 0 : arr;
  }

  /// The language in which its people are written to.
  public Language spokenLanguage() {
    return spokenLanguage(language, country);
  }

  /// The language that was named, or else the one of the country; English where that is unknown.
  public static Language spokenLanguage(@Nullable Language named, @Nullable String country) {
    if (named != null) {
      return named;
    }
    return country != null && CHINA.contains(country.strip().toLowerCase(Locale.ROOT))
        ? Language.CHINESE
        : Language.ENGLISH;
  }

  /// The same account with another health.
  public Account withHealth(@Nullable Integer to) {
    return new Account(
        key,
        name,
        arrMinor,
        to,
        renewalDate,
        csm,
        segment,
        industry,
        country,
        lifecycle,
        usageHundredths,
        expansionArrMinor,
        domain,
        language);
  }

  /// Whether requests of this account still count.
  public boolean counts() {
    return lifecycle != Lifecycle.CHURNED;
  }
}

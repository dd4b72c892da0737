package heed.slack;

import heed.account.Account;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.platform.Currency;
import heed.platform.Json;
import heed.platform.Texts;
import heed.request.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The form that files a request: what it looks like, and what its typeaheads offer. Field names
/// are those of the API, so that a complaint finds its field.
final class FilingForm {
  static final String CALLBACK = "file_request";
  static final String GLOBAL_SHORTCUT = "file_request_global";

  /// Marks the value of an option that means a known feature, and one that means a new one.
  static final String KNOWN = "f:";

  static final String NEW = "n:";

  /// The form's own name for the feature field, which may hold either.
  static final String FEATURE = "feature";

  private static final int OFFERED = 25;
  private static final int HINT = 300;

  /// What the form knows before anybody typed.
  ///
  /// @param words text to begin with: the customer's words; empty when there are none
  /// @param sourceUrl the message that it is about, or null
  /// @param account the account that is probably meant, or null
  record Start(String words, @Nullable String sourceUrl, @Nullable Account account) {
    static final Start EMPTY = new Start("", null, null);

    Start about(@Nullable Account guess) {
      return new Start(words, sourceUrl, guess);
    }

    String metadata() {
      var kept = new LinkedHashMap<String, String>();
      kept.put("hint", Texts.clip(words, HINT));
      if (sourceUrl != null && sourceUrl.length() <= Texts.TITLE * 10) {
        kept.put("sourceUrl", sourceUrl);
      }
      return Json.write(kept);
    }
  }

  private FilingForm() {}

  static Map<String, Object> view(Start start, Currency currency) {
    var severities =
        IntStream.iterate(Severity.HIGHEST, level -> level >= Severity.LOWEST, level -> level - 1)
            .mapToObj(level -> Kit.option(Severity.words(level), String.valueOf(level)))
            .toList();
    var core = Kit.option("It touches what they mainly use the product for", "core");
    return Kit.modal(
        CALLBACK,
        "File a request",
        "File",
        start.metadata(),
        List.of(
            Kit.input("account", "Account", false, accountField(start.account())),
            Kit.input(
                FEATURE,
                "Feature",
                false,
                Kit.typeahead(FEATURE, "What they need; choose one or make a new one")),
            Kit.input(
                "severity",
                "How much it hurts",
                false,
                Kit.choice("severity", "From a nuisance to a fire", severities)),
            Kit.input("coreUseCase", "Core use case", true, Kit.checkbox("coreUseCase", core)),
            Kit.input(
                "expansionArr",
                "Expansion ARR in " + currency.code() + " a year",
                true,
                Kit.text("expansionArr", false, "Revenue it would open, such as 50000", null)),
            Kit.input(
                "quote",
                "The customer's words",
                true,
                Kit.text("quote", true, "As they said it", start.words())),
            Kit.input(
                "contact", "Who said it", true, Kit.text("contact", false, "Name or role", null))));
  }

  private static Map<String, Object> accountField(@Nullable Account guess) {
    var field = Kit.typeahead("account", "Name or domain");
    if (guess != null) {
      field.put("initial_option", Kit.option(label(guess), guess.key()));
    }
    return field;
  }

  /// Accounts that the typed letters may mean, the asker's own first.
  static List<Map<String, Object>> accounts(Book book, String typed, String csm) {
    return Suggesting.accounts(book, typed, csm, OFFERED).stream()
        .map(account -> Kit.option(label(account), account.key()))
        .toList();
  }

  /// Features that may be meant, and at the end the typed text as a new one.
  ///
  /// @param hint the words the form began with, which count while nothing is typed
  static List<Map<String, Object>> features(Book book, String typed, String hint) {
    var asked = typed.isBlank() ? hint : typed;
    var options = new ArrayList<Map<String, Object>>();
    for (var feature : Suggesting.features(book, asked, OFFERED)) {
      options.add(Kit.option(label(feature), KNOWN + feature.key()));
    }
    if (options.isEmpty() && typed.isBlank()) {
      for (var feature : Suggesting.features(book, "", OFFERED)) {
        options.add(Kit.option(label(feature), KNOWN + feature.key()));
      }
    }
    var title = title(asked);
    if (!title.isEmpty()) {
      options.add(Kit.option("New feature: " + title, NEW + title));
    }
    return options;
  }

  /// The first line of a text, as long as an option can carry.
  private static String title(String text) {
    var line = text.strip().lines().findFirst().orElse("").strip();
    return Texts.clip(line, Kit.OPTION_VALUE - NEW.length());
  }

  private static String label(Account account) {
    return account.name().equals(account.key())
        ? account.name()
        : Texts.clip(account.name(), 50) + " · " + account.key();
  }

  private static String label(Feature feature) {
    return Texts.clip(feature.title(), 55) + " · " + feature.status().spoken();
  }
}

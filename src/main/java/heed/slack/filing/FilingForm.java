package heed.slack.filing;

import heed.account.Account;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.platform.Currency;
import heed.platform.Texts;
import heed.request.Severity;
import heed.slack.text.Kit;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The form that files a request: what it looks like, and what its typeaheads offer. Field names
/// are those of the API, so that a complaint finds its field.
public final class FilingForm {
  public static final String CALLBACK = "file_request";
  public static final String GLOBAL_SHORTCUT = "file_request_global";

  /// Marks the value of an option that means a known feature, and one that means a new one.
  public static final String KNOWN = "f:";

  static final String NEW = "n:";

  /// The form's own name for the feature field, which may hold either.
  public static final String FEATURE = "feature";

  private static final int OFFERED = 25;

  /// Of a text that may have been meant as a command.
  private static final int SHOWN = 60;

  private FilingForm() {}

  /// The form as it opens, or with other blocks in it later: what was typed stays, for Slack keeps
  /// it by the names of blocks and fields.
  ///
  /// @param alike features that may be the same as the new one that is chosen
  public static Map<String, Object> view(
      Voice voice, FilingStart start, Currency currency, List<Alike> alike) {
    var blocks = new ArrayList<Map<String, Object>>();
    if (start.noCommand()) {
      blocks.add(Kit.context(voice.say("form.no_command", Texts.clip(start.words(), SHOWN))));
    }
    blocks.add(
        Kit.input("account", voice.plain("form.account"), false, account(voice, start.account())));
    blocks.add(feature(voice, start));
    blocks.addAll(Alike.blocks(voice, alike));
    blocks.add(Kit.input("severity", voice.plain("form.severity"), false, severity(voice)));
    blocks.add(
        Kit.input(
            "quote",
            voice.plain("form.quote"),
            true,
            Kit.text("quote", true, voice.plain("form.quote.placeholder"), start.words())));
    blocks.add(
        Kit.input(
            "contact",
            voice.plain("form.contact"),
            true,
            Kit.text("contact", false, voice.plain("form.contact.placeholder"), null)));
    blocks.add(
        Kit.input(
            "coreUseCase",
            voice.plain("form.core"),
            true,
            Kit.checkbox("coreUseCase", Kit.option(voice.plain("form.core.option"), "core"))));
    blocks.add(
        Kit.input(
            "expansionArr",
            voice.plain("form.expansion", currency.code()),
            true,
            Kit.text("expansionArr", false, voice.plain("form.expansion.placeholder"), null)));
    return Kit.modal(
        voice,
        CALLBACK,
        voice.plain("form.title"),
        voice.plain("form.submit"),
        start.written(),
        List.copyOf(blocks));
  }

  private static Map<String, Object> account(Voice voice, @Nullable Account guess) {
    var field = Kit.typeahead("account", voice.plain("form.account.placeholder"));
    if (guess != null) {
      field.put("initial_option", Kit.option(label(guess), guess.key()));
    }
    return field;
  }

  private static Map<String, Object> feature(Voice voice, FilingStart start) {
    var field = Kit.typeahead(FEATURE, voice.plain("form.feature.placeholder"));
    var chosen = start.feature();
    if (chosen != null) {
      field.put("initial_option", Kit.option(label(voice, chosen), KNOWN + chosen.key()));
    }
    var input = Kit.input(start.featureBlock(), voice.plain("form.feature"), false, field);
    // Slack tells us when something is chosen, so that we can show what is alike.
    input.put("dispatch_action", true);
    return input;
  }

  private static Map<String, Object> severity(Voice voice) {
    var severities =
        IntStream.iterate(Severity.HIGHEST, level -> level >= Severity.LOWEST, level -> level - 1)
            .mapToObj(level -> Kit.option(voice.severityToChoose(level), String.valueOf(level)))
            .toList();
    return Kit.choice("severity", voice.plain("form.severity.placeholder"), severities);
  }

  /// Accounts that the typed letters may mean, the asker's own first.
  public static List<Map<String, Object>> accounts(Book book, String typed, String csm) {
    return Suggesting.accounts(book, typed, csm, OFFERED).stream()
        .map(account -> Kit.option(label(account), account.key()))
        .toList();
  }

  /// Features that may be meant, and at the end the typed text as a new one.
  ///
  /// @param hint the customer's words, which count while nothing is typed
  public static List<Map<String, Object>> features(
      Voice voice, Book book, String typed, String hint) {
    var asked = typed.isBlank() ? hint : typed;
    var options = new ArrayList<Map<String, Object>>();
    for (var feature : Suggesting.features(book, asked, OFFERED)) {
      options.add(Kit.option(label(voice, feature), KNOWN + feature.key()));
    }
    if (options.isEmpty() && typed.isBlank()) {
      for (var feature : Suggesting.features(book, "", OFFERED)) {
        options.add(Kit.option(label(voice, feature), KNOWN + feature.key()));
      }
    }
    var title = title(asked);
    if (!title.isEmpty()) {
      options.add(Kit.option(voice.plain("form.new_feature", title), NEW + title));
    }
    return options;
  }

  /// The first line of a text, as long as an option can carry.
  private static String title(String text) {
    var line = text.strip().lines().findFirst().orElse("").strip();
    return Texts.clip(line, Kit.OPTION_VALUE - NEW.length());
  }

  public static String label(Account account) {
    return account.name().equals(account.key())
        ? account.name()
        : Texts.clip(account.name(), 50) + " · " + account.key();
  }

  public static String label(Voice voice, Feature feature) {
    return Texts.clip(feature.title(), 55) + " · " + voice.status(feature.status());
  }
}

package heed.slack.filing;

import heed.account.Account;
import heed.book.Book;
import heed.feature.Feature;
import heed.platform.Json;
import heed.platform.Texts;
import heed.slack.text.FormState;
import heed.slack.text.Place;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// What a filing form knows before anybody typed, and what it is drawn from again when other blocks
/// come into it.
///
/// @param words text to begin with: the customer's words; empty when there are none
/// @param sourceUrl the message that it is about, or null
/// @param account the account that is probably meant, or null
/// @param feature the feature that is chosen for the person, or null
/// @param noCommand whether the words may have been meant as a command
/// @param fromHome whether it was opened from the Home tab
public record FilingStart(
    String words,
    @Nullable String sourceUrl,
    @Nullable Account account,
    @Nullable Feature feature,
    boolean noCommand,
    boolean fromHome) {
  public static final FilingStart EMPTY = typed("", false);
  public static final FilingStart HOME = new FilingStart("", null, null, null, false, true);

  private static final int HINT = 200;

  /// From the text of a command.
  public static FilingStart typed(String words, boolean noCommand) {
    return new FilingStart(words, null, null, null, noCommand, false);
  }

  /// From a message.
  public static FilingStart message(String words, @Nullable String permalink) {
    return new FilingStart(words, permalink, null, null, false, false);
  }

  FilingStart about(@Nullable Account guess) {
    return new FilingStart(words, sourceUrl, guess, feature, noCommand, fromHome);
  }

  FilingStart saying(String typed) {
    return new FilingStart(typed, sourceUrl, account, feature, noCommand, fromHome);
  }

  FilingStart choosing(Feature other) {
    return new FilingStart(words, sourceUrl, account, other, noCommand, fromHome);
  }

  /// Name of the block with the feature. Slack keeps what was chosen as long as the name stays, so
  /// that choosing for the person takes another one.
  String featureBlock() {
    return feature == null
        ? FilingForm.FEATURE
        : FilingForm.FEATURE + ":" + Texts.clip(feature.key(), 200);
  }

  /// As the form remembers it.
  String written() {
    var kept = new LinkedHashMap<String, Object>();
    kept.put("hint", Texts.clip(words, HINT));
    if (sourceUrl != null && sourceUrl.length() <= Texts.TITLE * 10) {
      kept.put("sourceUrl", sourceUrl);
    }
    if (account != null) {
      kept.put("account", account.key());
    }
    if (feature != null) {
      kept.put("feature", feature.key());
    }
    if (noCommand) {
      kept.put("noCommand", "yes");
    }
    if (fromHome) {
      kept.put(Place.HOME, "yes");
    }
    return Json.write(kept);
  }

  /// Reads what [#written] wrote. Anybody may have changed it; nothing is allowed because of it.
  static FilingStart remembered(@Nullable String written, Book book) {
    var hint = FormState.remembered(written, "hint");
    var account = FormState.remembered(written, "account");
    var feature = FormState.remembered(written, "feature");
    var accountId = account == null ? -1 : book.accountId(account);
    var featureId = feature == null ? -1 : book.featureId(feature);
    return new FilingStart(
        hint == null ? "" : hint,
        FormState.remembered(written, "sourceUrl"),
        accountId < 0 ? null : book.account(accountId),
        featureId < 0 ? null : book.feature(featureId),
        FormState.remembered(written, "noCommand") != null,
        FormState.remembered(written, Place.HOME) != null);
  }
}

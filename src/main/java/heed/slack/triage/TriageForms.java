package heed.slack.triage;

import heed.book.Book;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.platform.Json;
import heed.platform.Versioned;
import heed.slack.text.FormState;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the forms behind a card's buttons look like. Field names are those of the API, so that a
/// complaint finds its field. Each remembers its card, and the version of the feature that whoever
/// opened it saw.
public final class TriageForms {
  public static final String MERGE = "triage_merge";
  public static final String DECLINE = "triage_decline";
  public static final String ESTIMATE = "triage_estimate";

  public static final String INTO = "into";
  public static final String REASON = "reason";
  static final String WORKAROUND = "workaround";
  static final String NO_WORKAROUND = "noWorkaround";
  static final String REVISIT = "revisitDate";
  public static final List<String> DISCIPLINES = List.of("engineering", "design", "product");

  private TriageForms() {}

  /// What a form remembers. Anybody may have changed it by the time it comes back: nothing is
  /// allowed because of it.
  ///
  /// @param card id of the card's message
  /// @param version of the feature, as it was seen
  /// @param previewed key of the feature whose merge was shown, or nothing
  record Memory(String card, long version, String previewed) {
    String text() {
      return Json.write(
          Map.of("card", card, "version", Long.toString(version), "previewed", previewed));
    }

    /// What a form remembered, or null when it is none of ours.
    static @Nullable Memory of(@Nullable String metadata) {
      var card = FormState.remembered(metadata, "card");
      var version = FormState.remembered(metadata, "version");
      var previewed = FormState.remembered(metadata, "previewed");
      return card == null || version == null || !version.matches("[0-9]{1,18}")
          ? null
          : new Memory(card, Long.parseLong(version), previewed == null ? "" : previewed);
    }
  }

  /// The form that merges, before anybody chose: what would move.
  static Map<String, Object> merge(Book book, Versioned<Feature> feature, String card) {
    var names = askers(book, feature.value());
    var what =
        TriageTexts.join(
            "form.merge.what",
            title(feature.value()),
            TriageTexts.join(
                "form.merge.moves",
                names.size(),
                TriageTexts.names(List.copyOf(names), names.size())));
    return merging(
        new Memory(card, feature.version(), ""),
        "form.merge.next",
        what,
        Kit.typeahead(INTO, TriageTexts.plain("form.merge.into.hint")));
  }

  /// The same form with what becomes of the two.
  static Map<String, Object> merge(
      Book book, Versioned<Feature> feature, Feature into, String card) {
    var moving = askers(book, feature.value());
    var there = askers(book, into);
    var both = moving.stream().filter(there::contains).count();
    var lines = new ArrayList<String>();
    lines.add(
        TriageTexts.join(
            "form.sure.what", title(feature.value()), title(into), TriageTexts.stands(into)));
    lines.add(
        TriageTexts.join(
            "form.sure.moves",
            moving.size(),
            TriageTexts.names(List.copyOf(moving), moving.size())));
    if (!moving.isEmpty()) {
      lines.add(TriageTexts.join("form.sure.both", both));
      lines.add(TriageTexts.join("form.sure.after", moving.size() + there.size() - both));
    }
    var chosen = Kit.typeahead(INTO, TriageTexts.plain("form.merge.into.hint"));
    chosen.put("initial_option", TriageOptions.option(book, into));
    return merging(
        new Memory(card, feature.version(), into.key()),
        "form.merge",
        String.join("\n", lines),
        chosen);
  }

  private static Map<String, Object> merging(
      Memory memory, String submit, String what, Map<String, Object> field) {
    return Kit.modal(
        MERGE,
        TriageTexts.plain("form.merge.title"),
        TriageTexts.plain(submit),
        memory.text(),
        List.of(
            Kit.input(INTO, TriageTexts.plain("form.merge.into"), false, field),
            Kit.section(what)));
  }

  static Map<String, Object> decline(Book book, Versioned<Feature> feature, String card) {
    var none = Kit.option(TriageTexts.plain("form.decline.none.yes"), "none");
    var day = Kit.object("datepicker");
    day.put("action_id", REVISIT);
    return Kit.modal(
        DECLINE,
        TriageTexts.plain("form.decline.title"),
        TriageTexts.plain("form.decline"),
        new Memory(card, feature.version(), "").text(),
        List.of(
            what("form.decline.what", book, feature.value()),
            input(REASON, "form.decline.reason", false, text(REASON, "form.decline.reason")),
            input(
                WORKAROUND,
                "form.decline.workaround",
                true,
                text(WORKAROUND, "form.decline.workaround")),
            input(NO_WORKAROUND, "form.decline.none", true, Kit.checkbox(NO_WORKAROUND, none)),
            input(REVISIT, "form.decline.again", false, day)));
  }

  static Map<String, Object> estimate(Book book, Versioned<Feature> feature, String card) {
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(what("form.estimate.what", book, feature.value()));
    for (var discipline : DISCIPLINES) {
      var known = known(feature.value().effort(), discipline);
      var field = Kit.text(discipline, false, TriageTexts.plain("form.estimate.hint"), known);
      blocks.add(input(discipline, "form.estimate." + discipline, true, field));
    }
    return Kit.modal(
        ESTIMATE,
        TriageTexts.plain("form.estimate.title"),
        TriageTexts.plain("form.estimate"),
        new Memory(card, feature.version(), "").text(),
        blocks);
  }

  private static @Nullable String known(@Nullable Effort effort, String discipline) {
    if (effort == null) {
      return null;
    }
    var hundredths =
        switch (discipline) {
          case "engineering" -> effort.engineeringHundredths();
          case "design" -> effort.designHundredths();
          default -> effort.productHundredths();
        };
    return hundredths == null ? null : Effort.spoken(hundredths);
  }

  private static Map<String, Object> what(String key, Book book, Feature feature) {
    var id = book.featureId(feature.key());
    var asks = TriageTexts.asks(id < 0 ? 0 : TriageOptions.asks(book, id));
    return Kit.section(TriageTexts.join(key, title(feature), asks));
  }

  private static Map<String, Object> input(
      String field, String label, boolean optional, Map<String, Object> element) {
    return Kit.input(field, TriageTexts.plain(label), optional, element);
  }

  private static Map<String, Object> text(String field, String label) {
    return Kit.text(field, true, TriageTexts.plain(label + ".hint"), null);
  }

  private static String title(Feature feature) {
    return Mrkdwn.literal(heed.platform.Texts.clip(feature.title(), TriageTexts.SHORT));
  }

  /// The names of the accounts that ask, churned ones left out, in key order. Two accounts may have
  /// one name, so the key stands behind it where it says more.
  private static Set<String> askers(Book book, Feature feature) {
    var names = new LinkedHashSet<String>();
    var id = book.featureId(feature.key());
    if (id >= 0) {
      var asks = book.asks(id);
      for (var ask = 0; ask < asks.count(); ask++) {
        var account = book.account(asks.account(ask));
        if (account.counts()) {
          names.add(account.name());
        }
      }
    }
    return names;
  }
}

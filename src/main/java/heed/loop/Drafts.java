package heed.loop;

import heed.feature.Feature;
import heed.loop.template.TemplateField;
import heed.platform.Language;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of a text to one customer: what they asked for, in their own words and when; what was
/// decided; from when, or why not and what to do instead. Never any money. Pure.
final class Drafts {
  /// A customer recognises their words from their beginning; more would bury the news.
  private static final int LONGEST_QUOTE = 280;

  /// Enough for any reason that a customer would read; the whole of it stands with the feature.
  private static final int LONGEST_REASON = 1200;

  private static final int LONGEST_NAME = 200;

  private Drafts() {}

  /// What a draft says, beside the feature.
  ///
  /// @param company the customer's name
  /// @param language the customer's
  /// @param contact who asked, as it was written down, or null
  /// @param quote what they said, or null
  /// @param filedDate when, or null
  /// @param csm the name of whoever looks after them, or null
  /// @param previousDate the day it was planned for before it slipped, or null
  /// @param brokenDate the day they were told before, which no longer holds, or null
  record Ask(
      String company,
      Language language,
      @Nullable String contact,
      @Nullable String quote,
      @Nullable LocalDate filedDate,
      @Nullable String csm,
      @Nullable LocalDate previousDate,
      @Nullable LocalDate brokenDate) {}

  /// What is known.
  ///
  /// @param today from which on a date is in the future (UTC)
  static Map<TemplateField, String> facts(
      Milestone milestone, Feature feature, Ask ask, LocalDate today) {
    var facts = new EnumMap<TemplateField, String>(TemplateField.class);
    put(facts, TemplateField.COMPANY, Wording.oneLine(ask.company(), LONGEST_NAME));
    put(facts, TemplateField.FEATURE, Wording.oneLine(feature.title(), LONGEST_NAME));
    put(facts, TemplateField.CONTACT, Wording.callingName(ask.contact()));
    put(facts, TemplateField.QUOTE, words(ask.quote()));
    put(facts, TemplateField.CSM, ask.csm());
    put(facts, TemplateField.REASON, paragraph(feature.reason()));
    put(facts, TemplateField.WORKAROUND, paragraph(feature.workaround()));
    var language = ask.language();
    put(facts, TemplateField.ASKED_ON, language, ask.filedDate());
    put(facts, TemplateField.DATE, language, date(milestone, feature, ask.brokenDate(), today));
    put(facts, TemplateField.PREVIOUS_DATE, language, ask.previousDate());
    put(facts, TemplateField.PROMISED_DATE, language, ask.brokenDate());
    var revisit = feature.revisitDate();
    if (revisit != null && revisit.isAfter(today)) {
      put(facts, TemplateField.REVISIT_DATE, language, revisit);
    }
    return facts;
  }

  /// The day that a customer may count on, or null: one that has passed is none, nor is one that
  /// was taken back without another. Of what has shipped, it is the day from which they can use it,
  /// when that is not today already.
  static @Nullable LocalDate date(
      Milestone milestone, Feature feature, @Nullable LocalDate broken, LocalDate today) {
    var target = feature.targetDate();
    if (target == null) {
      return null;
    }
    return switch (milestone) {
      case SHIPPED -> target.isAfter(today) ? target : null;
      case DECLINED -> null;
      case PLANNED, SLIPPED, STARTED ->
          target.isBefore(today) || (broken != null && !target.isAfter(broken)) ? null : target;
    };
  }

  private static @Nullable String words(@Nullable String quote) {
    return quote == null ? null : Wording.words(quote, LONGEST_QUOTE);
  }

  private static @Nullable String paragraph(@Nullable String text) {
    return text == null ? null : Wording.paragraph(text, LONGEST_REASON);
  }

  private static void put(
      Map<TemplateField, String> facts,
      TemplateField field,
      Language language,
      @Nullable LocalDate day) {
    put(facts, field, day == null ? null : language.date(day));
  }

  private static void put(
      Map<TemplateField, String> facts, TemplateField field, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      var manyLines = field == TemplateField.REASON || field == TemplateField.WORKAROUND;
      facts.put(field, manyLines ? value : Wording.isolated(value));
    }
  }
}

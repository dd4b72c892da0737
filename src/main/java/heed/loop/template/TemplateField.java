package heed.loop.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a template may have filled in. A field is unknown where nobody wrote the fact down, or
/// where it does not hold, such as a date in the past.
public enum TemplateField {
  CONTACT("contact", "how to address whoever asked"),
  COMPANY("company", "the customer’s name"),
  FEATURE("feature", "what they asked for"),
  ASKED_ON("asked_on", "the day they asked"),
  QUOTE("quote", "what they said"),
  DATE("date", "the day it is promised for; once shipped, the day from which they can use it"),
  PREVIOUS_DATE("previous_date", "the day it was planned for before it slipped"),
  PROMISED_DATE("promised_date", "the day they were told before, when it no longer holds"),
  REASON("reason", "the reason of the decision"),
  WORKAROUND("workaround", "what they can do instead, or until then"),
  REVISIT_DATE("revisit_date", "the day a declined feature is looked at again"),
  CSM("csm", "who looks after them");

  private final String word;
  private final String meaning;

  TemplateField(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// What stands between the braces.
  public String word() {
    return word;
  }

  /// What it is, for those who write templates.
  public String meaning() {
    return meaning;
  }

  static Optional<TemplateField> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(TemplateField::word).toList();
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}

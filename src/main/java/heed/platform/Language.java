package heed.platform;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language in which Heed speaks to people.
public enum Language {
  ENGLISH("en", "English", Locale.ENGLISH, "d MMMM uuuu"),
  CHINESE("zh-CN", "简体中文", Locale.SIMPLIFIED_CHINESE, "uuuu年M月d日");

  private final String tag;
  private final String ownName;
  private final Locale locale;
  private final DateTimeFormatter date;

  Language(String tag, String ownName, Locale locale, String date) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
    this.date = DateTimeFormatter.ofPattern(date, locale);
  }

  /// As BCP 47 writes it: `en` or `zh-CN`. It is what is stored and what HTML's `lang` takes.
  public String tag() {
    return tag;
  }

  /// The tag, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return tag;
  }

  /// What its speakers call it.
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return locale;
  }

  /// A day as its speakers write it in a sentence: `1 March 2026`, `2026年3月1日`.
  public String date(LocalDate day) {
    return date.format(day);
  }

  /// The language of a stored tag.
  public static Optional<Language> of(@Nullable String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /// The one that suits whoever asks for a locale such as `zh-CN`, `zh_Hans_SG` or `en-GB`; English
  /// for every locale that we do not speak. Traditional Chinese is read by the same people.
  public static Language nearest(@Nullable String locale) {
    var wanted = locale == null ? "" : locale.toLowerCase(Locale.ROOT);
    return wanted.equals("zh") || wanted.startsWith("zh-") || wanted.startsWith("zh_")
        ? CHINESE
        : ENGLISH;
  }
}

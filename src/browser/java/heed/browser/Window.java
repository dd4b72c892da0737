package heed.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/// What somebody looks at pages through.
///
/// @param width in CSS pixels
/// @param height in CSS pixels
/// @param locale that the browser asks pages for
record Window(int width, int height, ColorScheme scheme, String locale) {
  static final Window WIDE = new Window(1280, 800, ColorScheme.LIGHT, "en-US");
  static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT, "en-US");

  /// Both widths that pages are made for.
  static List<Window> both() {
    return List.of(WIDE, PHONE);
  }

  Window dark() {
    return new Window(width, height, ColorScheme.DARK, locale);
  }

  Window speaking(String language) {
    return new Window(width, height, scheme, language);
  }

  @Override
  public String toString() {
    return width + " px, " + scheme.name().toLowerCase(java.util.Locale.ROOT) + ", " + locale;
  }
}

package heed.pages.frame;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to go after signing in.
public final class Returning {
  public static final String HOME = "/";

  /// A path of ours: browsers read `//host` and `/\host` as other hosts, and drop control
  /// characters before they decide. What is not plain ASCII was never an address of ours.
  private static final Pattern PATH = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,1000}");

  private Returning() {}

  /// The address, when it is a path of ours, else the start page.
  public static String to(@Nullable String next) {
    return next != null && PATH.matcher(next).matches() && !next.startsWith("/sign-") ? next : HOME;
  }
}

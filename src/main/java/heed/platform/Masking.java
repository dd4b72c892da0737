package heed.platform;

/// How what must not be seen is shown.
public final class Masking {
  /// Stands for a secret, whatever its length.
  public static final String SECRET = "••••••••";

  private Masking() {}

  /// An address without the passwords in it.
  public static String passwords(String address) {
    return address
        .replaceAll("(?i)([?&][a-z]*password=)[^&]*", "$1" + SECRET)
        .replaceAll("//[^/@]*@", "//" + SECRET + "@");
  }
}

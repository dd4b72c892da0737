package heed.feature;

/// Two features that look alike and are not the same.
///
/// @param first the lesser of the two keys, compared by code unit
public record ToldApart(String first, String second) {
  public ToldApart {
    if (first.compareTo(second) >= 0) {
      throw new IllegalArgumentException(first + " does not come before " + second);
    }
  }

  /// In whichever order they are named.
  ///
  /// @throws IllegalArgumentException when both are one
  public static ToldApart of(String one, String other) {
    return one.compareTo(other) < 0 ? new ToldApart(one, other) : new ToldApart(other, one);
  }

  /// What the pair is called in the change log. Keys hold no `/`.
  public String key() {
    return first + "/" + second;
  }
}

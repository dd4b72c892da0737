package heed.loop;

import heed.feature.Feature;

/// What became of an adjustment.
public sealed interface Adjusted {
  /// It stands as was asked for.
  ///
  /// @param before how the feature stood
  /// @param beforeVersion its version then
  /// @param version its version now; the same when there was nothing to change
  record Made(Feature before, long beforeVersion, Feature now, long version) implements Adjusted {
    public boolean changed() {
      return version != beforeVersion;
    }
  }

  /// Somebody else changed the same meanwhile, so nothing was written.
  ///
  /// @param actor who changed it last
  record Meanwhile(Feature now, String actor) implements Adjusted {}

  /// Customers would be owed word of it, so it takes a decision and not an adjustment; nothing was
  /// written.
  record Tells(Feature now) implements Adjusted {}
}

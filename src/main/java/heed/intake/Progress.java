package heed.intake;

/// Hears how far a long import is.
@FunctionalInterface
public interface Progress {
  /// For whoever does not wait and watch.
  Progress UNWATCHED = _ -> {};

  /// Told every few hundred rows, on the thread that imports.
  ///
  /// @param rows how many were read until now
  void reached(long rows);
}

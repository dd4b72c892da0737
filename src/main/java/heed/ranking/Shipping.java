package heed.ranking;

import java.time.LocalDate;

/// The first day on which a feature could be there.
public record Shipping(LocalDate earliest, Source source) {
  /// Where the day comes from.
  public enum Source {
    /// The feature's target date.
    TARGET,
    /// As-of date and effort.
    EFFORT
  }
}

package heed.cast;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A feature in the making: new and without an estimate, unless said otherwise.
public record AFeature(
    String key,
    String title,
    @Nullable String description,
    @Nullable String area,
    Status status,
    @Nullable Effort effort,
    @Nullable LocalDate targetDate) {

  public static AFeature titled(String key, String title) {
    return new AFeature(key, title, null, null, Status.NEW, null, null);
  }

  public AFeature key(String to) {
    return new AFeature(to, title, description, area, status, effort, targetDate);
  }

  public AFeature title(String to) {
    return new AFeature(key, to, description, area, status, effort, targetDate);
  }

  public AFeature description(@Nullable String to) {
    return new AFeature(key, title, to, area, status, effort, targetDate);
  }

  public AFeature area(@Nullable String to) {
    return new AFeature(key, title, description, to, status, effort, targetDate);
  }

  public AFeature status(Status to) {
    return new AFeature(key, title, description, area, to, effort, targetDate);
  }

  /// An estimate of the whole, in person-months; hundredths are kept.
  public AFeature effort(double personMonths) {
    return effort(Effort.ofHundredths((int) Math.round(personMonths * 100)));
  }

  public AFeature effort(@Nullable Effort to) {
    return new AFeature(key, title, description, area, status, to, targetDate);
  }

  public AFeature targeting(@Nullable LocalDate day) {
    return new AFeature(key, title, description, area, status, effort, day);
  }

  /// The feature itself.
  public Feature feature() {
    return new Feature(
        key, title, description, area, status, effort, targetDate, null, null, null, null);
  }
}

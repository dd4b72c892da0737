package heed.pages.account;

import heed.pages.chart.Course;
import heed.pages.frame.Spoken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an account feels: its health, where it comes from, and the four questions.
///
/// @param number 0 to 100; null when unknown
/// @param from when and by whom it was read, or what to do where nobody has
/// @param note what was said then, or null
/// @param stale that it is too old to be believed; null while it is not
/// @param answers what was answered last, or null when a number was given
/// @param questions empty where the reader may not answer
/// @param refused who may answer, where the reader may not; else null
/// @param course null until there are two readings
public record HealthView(
    String account,
    Spoken.Health feels,
    @Nullable Integer number,
    String from,
    @Nullable String note,
    @Nullable String stale,
    @Nullable String answers,
    List<Question> questions,
    @Nullable String refused,
    String address,
    String result,
    @Nullable Course course) {

  /// One of the four.
  ///
  /// @param chosen what was answered last, 0 for nothing
  public record Question(String name, String title, String words, int chosen) {
    public static final List<Integer> ANSWERS = List.of(1, 2, 3, 4, 5);
  }
}

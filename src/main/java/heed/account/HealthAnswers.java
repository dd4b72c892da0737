package heed.account;

import heed.platform.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a talk about health found: four answers from 1 (not at all) to 5 (fully), and what was
/// said.
///
/// @param problem whether the product solves a serious, lasting problem of theirs
/// @param features whether it has the features for that
/// @param usable whether those are usable
/// @param reliable whether those are reliable
public record HealthAnswers(
    int problem, int features, int usable, int reliable, @Nullable String note) {
  /// The questions, in the order in which they are asked.
  public static final List<String> QUESTIONS = List.of("problem", "features", "usable", "reliable");

  public static final int LEAST = 1;
  public static final int MOST = 5;
  private static final int LONGEST_NOTE = 2_000;
  private static final int WHOLE = 100;
  private static final int HUNDREDTHS = 100;

  /// Reads answers as somebody sent them; complaints stay with the fields.
  public static HealthAnswers of(Fields fields) {
    return new HealthAnswers(
        answer(fields, "problem"),
        answer(fields, "features"),
        answer(fields, "usable"),
        answer(fields, "reliable"),
        fields.text("note", LONGEST_NOTE));
  }

  private static int answer(Fields fields, String question) {
    var answer = fields.whole(question, LEAST, MOST);
    if (answer == null && !fields.refused(question)) {
      fields.refuse(question, "Answer it with 1 to 5.");
    }
    return answer == null ? LEAST : answer;
  }

  /// The health that follows, 0 to 100: the mean of the answers, where 1 is 0 and 5 is 100. Known
  /// usage counts as a fifth answer, at most in full. Rounded half up.
  ///
  /// @param usageHundredths how much of what is paid for is used, in hundredths of a percent
  public int health(@Nullable Integer usageHundredths) {
    var steps = problem + features + usable + reliable - QUESTIONS.size() * LEAST;
    var sum = steps * WHOLE / (MOST - LEAST) * HUNDREDTHS;
    var answers = QUESTIONS.size();
    if (usageHundredths != null) {
      sum += Math.min(usageHundredths, WHOLE * HUNDREDTHS);
      answers++;
    }
    var divisor = answers * HUNDREDTHS;
    return (2 * sum + divisor) / (2 * divisor);
  }
}

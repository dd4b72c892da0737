package heed.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import heed.platform.FieldError;
import heed.platform.Fields;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusChangeTest {
  @Test
  void a_whole_decision_is_read() {
    var fields =
        sent(
            Map.of(
                "status", "declined",
                "reason", "Not us.",
                "targetDate", "2027-03-01",
                "workaround", "Use Google.",
                "revisitDate", "2027-06-01",
                "notify", "false"));

    var change = StatusChange.of(fields);

    assertThat(fields.problems()).isEmpty();
    assertThat(change)
        .isEqualTo(
            new StatusChange(
                Status.DECLINED,
                "Not us.",
                LocalDate.of(2027, 3, 1),
                "Use Google.",
                LocalDate.of(2027, 6, 1),
                false));
  }

  @Test
  void a_decision_is_announced_unless_said_otherwise() {
    assertThat(StatusChange.of(sent(Map.of("status", "shipped"))).announced()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "status, '', 'Status is missing: new, under_review, planned, in_progress, shipped, declined.'",
    "status, done, 'Status must be one of new, under_review, planned, in_progress, shipped,"
        + " declined.'",
    "targetDate, soon, 'Target date must be a date from 1900 to 2199, written YYYY-MM-DD.'",
    "revisitDate, 2027-02-29, 'Revisit date must be a date from 1900 to 2199, written YYYY-MM-DD.'",
    "notify, maybe, 'Notify must be true, false, yes, no, 1 or 0.'",
  })
  void a_bad_field_is_named(String field, String value, String message) {
    var values = new HashMap<>(Map.of("status", "shipped"));
    values.put(field, value);
    var fields = sent(values);

    StatusChange.of(fields);

    assertThat(fields.problems()).containsExactly(new FieldError(field, message));
  }

  @Test
  void declining_needs_a_reason() {
    var fields = sent(Map.of("status", "declined", "reason", " "));

    StatusChange.of(fields);

    assertThat(fields.problems()).extracting(FieldError::field).containsExactly("reason");
  }

  @Test
  void a_reason_has_a_longest() {
    var longest = sent(Map.of("status", "declined", "reason", "x".repeat(10_000)));
    var longer = sent(Map.of("status", "declined", "reason", "x".repeat(10_001)));

    StatusChange.of(longest);
    StatusChange.of(longer);

    assertThat(longest.problems()).isEmpty();
    assertThat(longer.problems()).extracting(FieldError::field).containsExactly("reason");
  }

  @Test
  void an_answer_needs_its_words() {
    assertThat(problemsOf(Answer.Told::of)).containsExactly("how");
    assertThat(problemsOf(Answer.Snooze::of)).containsExactly("until");
    assertThat(problemsOf(Answer.Waiver::of)).containsExactly("reason");
    assertThat(problemsOf(Answer.Handover::of)).isEmpty();
  }

  @Test
  void how_is_one_short_line() {
    var longest = sent(Map.of("how", "x".repeat(200)));
    var longer = sent(Map.of("how", "x".repeat(201)));
    var link = sent(Map.of("how", "call", "url", "javascript:alert(1)"));

    Answer.Told.of(longest);
    Answer.Told.of(longer);
    Answer.Told.of(link);

    assertThat(longest.problems()).isEmpty();
    assertThat(longer.problems()).extracting(FieldError::field).containsExactly("how");
    assertThat(link.problems()).extracting(FieldError::field).containsExactly("url");
  }

  private static List<String> problemsOf(Consumer<Fields> reading) {
    var fields = sent(Map.of());
    reading.accept(fields);
    return fields.problems().stream().map(FieldError::field).toList();
  }

  private static Fields sent(Map<String, String> values) {
    Fields.Source source =
        field -> {
          var value = values.get(field);
          return value == null ? new Fields.Raw.Absent() : new Fields.Raw.Text(value, true);
        };
    return new Fields(source, Cast.USD);
  }
}

package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import heed.platform.FieldError;
import heed.platform.Json;
import heed.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A policy as somebody sends it to the API.
class SentPolicyTest {
  @Test
  void what_was_given_out_is_taken_back() {
    var given = defaults();
    given.put("version", 7);

    assertThat(ScoringPolicy.of(given, null)).isEqualTo(ScoringPolicy.DEFAULT);
    assertThat(Json.read(Json.write(ScoringPolicy.DEFAULT), ScoringPolicy.class))
        .isEqualTo(ScoringPolicy.DEFAULT);
  }

  @Test
  void a_whole_policy_misses_no_field() {
    var problems = problems(parse("{}"), null);

    assertThat(problems).extracting(FieldError::field).isEqualTo(ScoringPolicy.FIELDS);
    assertThat(problems.getFirst().message()).isEqualTo("Loss at zero health is missing.");
  }

  @Test
  void a_part_of_a_policy_takes_the_rest_from_another() {
    var other = Policies.with("overrun", 2.0);

    var read = ScoringPolicy.of(parse("{\"expansionChance\": 0.1, \"lateFactor\": null}"), other);

    assertThat(read.expansionChance()).isEqualTo(0.1);
    assertThat(read.overrun()).isEqualTo(2);
    assertThat(read.lateFactor()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "3", "\"policy\""})
  void only_an_object_is_a_policy(String body) {
    var refused = catchThrowableOfType(Refused.class, () -> ScoringPolicy.of(parse(body), null));

    assertThat(refused.sentence()).isEqualTo("A policy must be a JSON object.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lateFactor       | \"0.5\"      | Late factor must be a number, without quotes.",
        "lateFactor       | true         | Late factor must be a number, without quotes.",
        "lateFactor       | [0.5]        | Late factor must be a number, without quotes.",
        "lateFactor       | 50           | Late factor must be a share from 0 to 1; 0.35 means 35"
            + " %.",
        "lateFactor       | -1e-999999   | Late factor must be a share from 0 to 1; 0.35 means 35"
            + " %.",
        "overrun          | 1e400        | Overrun must be from 0 to 100.",
        "overrun          | -1e400       | Overrun must be from 0 to 100.",
        "decisionLeadDays | 60.5         | Decision lead days must be a whole number of days.",
        "decisionLeadDays | \"60\"       | Decision lead days must be a whole number of days.",
        "decisionLeadDays | 1e12         | Decision lead days must be from 0 to 3650.",
        "severityWeights  | 1            | Severity weights must be a list of five numbers, one for"
            + " each severity from 1 to 5.",
        "severityWeights  | [1,1,1,1,\"1\"] | Severity weights must be a list of five numbers, one"
            + " for each severity from 1 to 5.",
        "severityWeights  | [1,1,1,1,null] | Severity weights must be a list of five numbers, one"
            + " for each severity from 1 to 5.",
        "severityWeights  | [1,1]        | Severity weights must be five shares, one for each"
            + " severity from 1 to 5.",
        "urgency          | {\"days\":1} | Urgency must be a list of points such as {\"days\": 365,"
            + " \"share\": 0.2}.",
        "urgency          | [[0,1]]      | Urgency must be a list of points such as {\"days\": 365,"
            + " \"share\": 0.2}.",
        "urgency          | [{\"days\":1.5,\"share\":1}] | Urgency must be a list of points such as"
            + " {\"days\": 365, \"share\": 0.2}.",
        "urgency          | [{\"days\":1,\"share\":1,\"x\":1}] | Urgency must be a list of points"
            + " such as {\"days\": 365, \"share\": 0.2}.",
        "urgency          | []           | Urgency must have from 1 to 50 points of days and"
            + " share.",
        "urgency          | [{\"days\":1e99,\"share\":1}] | Urgency must have days from 0 to"
            + " 36500.",
      })
  void each_field_says_what_it_takes(String field, String value, String sentence) {
    var sent = defaults();
    sent.set(field, parse("{\"value\": " + value + "}").get("value"));

    assertThat(problems(sent, null)).containsExactly(new FieldError(field, sentence));
  }

  @Test
  void all_problems_are_told_at_once() {
    var sent = defaults();
    sent.put("overrun", "much").put("lateFactor", 2).put("lateness", 1).remove("effortFloor");

    var fields = new ArrayList<>(problems(sent, null)).stream().map(FieldError::field);

    assertThat(fields)
        .containsExactlyInAnyOrder("lateness", "overrun", "effortFloor", "lateFactor");
  }

  @ParameterizedTest
  @CsvSource({"1e1000000000, 2", "-1e1000000000, 2", "1e-1000000000, 0", "0e1000000000, 0"})
  @Timeout(5)
  void a_short_number_of_endless_length_takes_no_time(String number, int problems) {
    var sent = defaults();
    var value = parse("{\"value\": " + number + "}").get("value");
    sent.set("decisionLeadDays", value);
    sent.set("overrun", value);

    assertThat(problems(sent, null)).hasSize(problems);
  }

  private static ObjectNode defaults() {
    return (ObjectNode) Json.treeOf(ScoringPolicy.DEFAULT);
  }

  private static JsonNode parse(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FieldError> problems(JsonNode sent, ScoringPolicy otherwise) {
    var refused = catchThrowableOfType(Refused.class, () -> ScoringPolicy.of(sent, otherwise));
    return refused == null ? List.of() : refused.errors();
  }
}

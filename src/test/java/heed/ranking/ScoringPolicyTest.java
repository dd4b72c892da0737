package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import heed.platform.FieldError;
import heed.platform.Refused;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScoringPolicyTest {
  @Test
  void the_fields_are_those_of_the_page() {
    var components =
        Arrays.stream(ScoringPolicy.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(ScoringPolicy.FIELDS).isEqualTo(components.toList());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.35", "1, 0.3468", "30, 0.254", "85, 0.078", "99, 0.0332", "100, 0.03"})
  void the_chance_of_loss_falls_straight_with_health(int health, double chance) {
    assertThat(ScoringPolicy.DEFAULT.chanceOfLoss(health)).isEqualTo(chance, within(1e-15));
  }

  @Test
  void unknown_health_has_a_chance_of_its_own() {
    assertThat(ScoringPolicy.DEFAULT.chanceOfLoss(null)).isEqualTo(0.15);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.9", "29, 0.9", "30, 0.9", "45, 0.5", "60, 0.1", "61, 0.1"})
  void urgency_is_constant_outside_its_points(int days, double urgency) {
    var points = List.of(new UrgencyPoint(30, 0.9), new UrgencyPoint(60, 0.1));

    var policy = Policies.with("urgency", points);

    assertThat(policy.urgencyIn(days)).isEqualTo(urgency, within(1e-15));
  }

  @Test
  void a_single_point_of_urgency_holds_for_all_days() {
    var policy = Policies.with("urgency", List.of(new UrgencyPoint(100, 0.7)));

    assertThat(Stream.of(0, 100, 5000).map(policy::urgencyIn)).containsOnly(0.7);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void no_number_may_be_negative_endless_or_no_number(String field) {
    for (var bad :
        new double[] {
          -1, -1e-300, 1e308, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        }) {
      assertThat(problems(field, bad))
          .as("%s = %s", field, bad)
          .extracting(FieldError::field)
          .containsExactly(field);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lossAtZeroHealth, 0, 1, 1.001",
    "lossAtFullHealth, 0, 1, 1.001",
    "lossUnknownHealth, 0, 1, 1.001",
    "preventableShare, 0, 1, 1.001",
    "urgencyUnknown, 0, 1, 1.001",
    "nonCoreFactor, 0, 1, 1.001",
    "lateFactor, 0, 1, 1.001",
    "expansionChance, 0, 1, 1.001",
    "overrun, 0, 100, 100.1",
    "peoplePerFeature, 0.1, 1000, 1000.1",
    "expansionHalfLifeDays, 1, 36500, 36500.1",
    "effortFloor, 0.01, 10000, 10000.1",
    "effortIfNoneKnown, 0.01, 10000, 10000.1",
  })
  void the_ends_of_a_range_belong_to_it(String field, double least, double most, double over) {
    assertThat(problems(field, least)).isEmpty();
    assertThat(problems(field, most)).isEmpty();
    assertThat(problems(field, over)).hasSize(1);
    assertThat(problems(field, least - 0.001)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 0", "3650, 0", "3651, 1", "2147483647, 1"})
  void customers_decide_at_most_ten_years_ahead(int days, int problems) {
    assertThat(problems("decisionLeadDays", days)).hasSize(problems);
  }

  @Test
  void nothing_may_be_divided_by_zero() {
    for (var field :
        List.of("peoplePerFeature", "expansionHalfLifeDays", "effortFloor", "effortIfNoneKnown")) {
      assertThat(problems(field, 0.0)).as(field).hasSize(1);
    }
  }

  @Test
  void severities_have_five_shares() {
    assertThat(problems("severityWeights", List.of(0.0, 0.0, 1.0, 1.0, 1.0))).isEmpty();
    assertThat(sentence("severityWeights", List.of(0.1, 0.2, 0.3, 0.4)))
        .isEqualTo("Severity weights must be five shares, one for each severity from 1 to 5.");
    assertThat(problems("severityWeights", Collections.nCopies(6, 0.5))).hasSize(1);
    assertThat(sentence("severityWeights", List.of(5.0, 15.0, 35.0, 70.0, 100.0)))
        .isEqualTo("Severity weights must be shares from 0 to 1; 0.35 means 35 %.");
    assertThat(problems("severityWeights", List.of(0.1, 0.2, Double.NaN, 0.4, 0.5))).hasSize(1);
  }

  @Test
  void urgency_has_ascending_days_and_shares() {
    assertThat(problems("urgency", List.of())).hasSize(1);
    assertThat(problems("urgency", Collections.nCopies(51, new UrgencyPoint(0, 1)))).hasSize(1);
    assertThat(problems("urgency", points(0, 0.5, 36_500, 1))).isEmpty();
    assertThat(problems("urgency", points(-1, 0.5, 3, 1))).hasSize(1);
    assertThat(problems("urgency", points(0, 0.5, 36_501, 1))).hasSize(1);
    assertThat(problems("urgency", points(0, 0.5, 3, Double.NaN))).hasSize(1);
    assertThat(problems("urgency", points(0, 0.5, 3, 1.1))).hasSize(1);
    assertThat(sentence("urgency", points(365, 0.5, 365, 0.4)))
        .isEqualTo("Urgency must have ascending days; 365 is followed by 365.");
  }

  @Test
  void a_policy_cannot_be_changed_from_outside() {
    var weights = new java.util.ArrayList<>(List.of(0.1, 0.2, 0.3, 0.4, 0.5));
    var policy = Policies.with("severityWeights", weights);

    weights.set(0, 1.0);

    assertThat(policy.severityWeights()).startsWith(0.1);
    assertThatThrownBy(() -> policy.urgency().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Stream<String> numbers() {
    return Arrays.stream(ScoringPolicy.class.getRecordComponents())
        .filter(component -> component.getType() == double.class)
        .map(RecordComponent::getName);
  }

  private static List<UrgencyPoint> points(int days, double share, int laterDays, double less) {
    return List.of(new UrgencyPoint(days, share), new UrgencyPoint(laterDays, less));
  }

  private static List<FieldError> problems(String field, Object value) {
    var refused = catchThrowableOfType(Refused.class, () -> Policies.with(field, value));
    return refused == null ? List.of() : refused.errors();
  }

  private static String sentence(String field, Object value) {
    return problems(field, value).getFirst().message();
  }
}

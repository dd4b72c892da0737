package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.TestDatabase;
import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.database.Dialect;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyStoreTest {
  private static final ScoringPolicy RETENTION_FIRST = with("expansionChance", "0.1");

  private final PolicyStore policies = new PolicyStore();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void until_somebody_decides_the_built_in_policy_is_version_1(Dialect dialect) {
    try (var stored = TestDatabase.of(dialect)) {
      assertThat(stored.database().read(policies::current)).isEqualTo(NumberedPolicy.DEFAULT);
      assertThat(find(stored, 1)).contains(NumberedPolicy.DEFAULT);
      assertThat(find(stored, 2)).isEmpty();
      assertThat(put(stored, ScoringPolicy.DEFAULT).outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void each_change_adds_a_version_and_none_is_altered(Dialect dialect) {
    try (var stored = TestDatabase.of(dialect)) {
      var second = put(stored, RETENTION_FIRST);
      var again = put(stored, RETENTION_FIRST);
      var third = put(stored, ScoringPolicy.DEFAULT);

      assertThat(second.value()).isEqualTo(new NumberedPolicy(2, RETENTION_FIRST));
      assertThat(again.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(third.version()).isEqualTo(3);
      assertThat(stored.database().read(policies::current))
          .isEqualTo(new NumberedPolicy(3, ScoringPolicy.DEFAULT));
      assertThat(find(stored, 2)).contains(new NumberedPolicy(2, RETENTION_FIRST));
    }
  }

  static ScoringPolicy with(String field, String number) {
    return ScoringPolicy.of(
        Json.tree("{\"" + field + "\": " + number + "}"), ScoringPolicy.DEFAULT);
  }

  private Optional<NumberedPolicy> find(TestDatabase stored, long version) {
    return stored.database().read(handle -> policies.find(handle, version));
  }

  private Kept<NumberedPolicy> put(TestDatabase stored, ScoringPolicy policy) {
    return stored
        .database()
        .writer()
        .write("pia@example.com", transaction -> policies.put(transaction, policy));
  }
}

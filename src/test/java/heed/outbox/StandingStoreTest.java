package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.TestDatabase;
import heed.outbox.StandingStore.Standing;
import heed.platform.Ids;
import heed.platform.database.Dialect;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StandingStoreTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_waits_and_what_is_parked_is_counted_by_transport(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var database = test.database();
      var outbox = new Outbox(new OutboxStore(), Ids.secure(InstantSource.system()));
      database
          .writer()
          .write(
              "test",
              tx -> {
                for (var to : List.of("ann", "bob")) {
                  outbox.put(tx, "slack", to, "word", Map.of());
                }
                outbox.put(tx, "mail", "ann", "word", Map.of());
                outbox.park(tx, outbox.put(tx, "slack", "cy", "word", Map.of()), "No such person.");
                return true;
              });

      assertThat(database.read(new StandingStore()::standing))
          .containsExactlyInAnyOrder(
              new Standing("slack", MessageState.WAITING, 2),
              new Standing("mail", MessageState.WAITING, 1),
              new Standing("slack", MessageState.PARKED, 1));
    }
  }
}

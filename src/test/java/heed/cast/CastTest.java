package heed.cast;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.database.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CastTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_request_can_be_filed_on_either_database(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme());
      desk.keep(sso());

      var filed = desk.file(ARequest.by(acme(), sso()).quote("We cannot log in.")).value();

      var stored = test.database().read(handle -> desk.requests.find(handle, filed.key()));
      assertThat(stored.orElseThrow().value()).isEqualTo(filed);
      assertThat(filed.filedAt()).isEqualTo("2026-11-22T09:30:00Z");
      assertThat(test.database().dialect()).isEqualTo(dialect);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_second_process_sees_what_the_first_wrote(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      new Desk(test.database()).keep(acme());

      var other = new Desk(test.another(), 8);
      var seen = other.database().read(handle -> other.accounts.find(handle, "acme"));

      assertThat(seen.orElseThrow().value()).isEqualTo(acme().account());
    }
  }
}

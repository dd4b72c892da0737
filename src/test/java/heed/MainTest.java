package heed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void the_greeting_names_the_product() {
    assertThat(Main.greeting()).isEqualTo("Heed");
  }
}

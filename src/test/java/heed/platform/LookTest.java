package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430cme Corp",
        "A\u0421ME C\u041ERP",
        "\u0391cme C\u03BFrp",
        "Ac\u200Bme\u00A0 Corp",
        "\uFF21cme Corp",
        "Acme\u202E Corp",
        "Ac\u0301me Corp"
      })
  void a_name_in_other_letters_looks_the_same(String name) {
    assertThat(Look.of(name)).isEqualTo(Look.of("Acme Corp")).isEqualTo("acme corp");
  }

  @ParameterizedTest
  @CsvSource({"Acme, Acne", "Acme, Acme 2", "Ростех, Роснефть", "数据, 数字", "BMW, MBW"})
  void other_names_look_otherwise(String one, String other) {
    assertThat(Look.of(one)).isNotEqualTo(Look.of(other));
  }

  @Test
  void what_looks_like_no_latin_letter_stays() {
    assertThat(Look.latin("Жук 数据 👩‍🚀")).isEqualTo("Жyk 数据 👩‍🚀");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.internal.diff.Equivalence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "ostree-unverified-registry:quay.io/a/b:c, ostree-unverified-registry:quay.io/a/b:c",
    "ostree-unverified-image:docker://quay.io/a/b:c, ostree-unverified-registry:quay.io/a/b:c",
    "ostree-unverified-image:registry:quay.io/a/b:c, ostree-unverified-registry:quay.io/a/b:c",
    "ostree-unverified-image:oci:/var/mnt/x:latest, ostree-unverified-image:oci:/var/mnt/x:latest",
    "ostree-image-signed:docker://quay.io/a/b, ostree-image-signed:docker://quay.io/a/b",
    "ostree-image-signed:registry:quay.io/a/b, ostree-image-signed:docker://quay.io/a/b",
    "ostree-image-signed:dir:/x, ostree-image-signed:dir:/x",
    "ostree-remote-registry:fedora:quay.io/a, ostree-remote-image:fedora:docker://quay.io/a",
    "ostree-remote-image:fedora:docker://quay.io/a, ostree-remote-image:fedora:docker://quay.io/a",
    "quay.io/a:5000/b, quay.io/a:5000/b",
    "docker://quay.io/a, quay.io/a",
    "containers-storage:localhost/x, containers-storage:localhost/x",
  })
  void canonical(String printed, String canonical) {
    assertThat(ImageReference.of(printed).canonical()).isEqualTo(canonical);
    assertThat(ImageReference.of(canonical)).isEqualTo(ImageReference.of(printed));
  }

  @ParameterizedTest
  @CsvSource({
    "ostree-unverified-registry:q/a, ostree-unverified-image:docker://q/a, true",
    "ostree-unverified-registry:q/a, ostree-image-signed:docker://q/a, false",
    "ostree-unverified-registry:q/a, q/a, true",
    "ostree-image-signed:docker://q/a, q/a, true",
    "ostree-image-signed:docker://q/a, q/a:latest, false",
    "ostree-remote-image:one:docker://q/a, ostree-remote-image:other:docker://q/a, false",
    "oci:/a, dir:/a, false",
    "oci:/a, /a, false",
  })
  void same(String one, String other, boolean isSame) {
    assertThat(Equivalence.ofReference(one, other)).isEqualTo(isSame);
    assertThat(Equivalence.ofReference(other, one)).isEqualTo(isSame);
  }
}

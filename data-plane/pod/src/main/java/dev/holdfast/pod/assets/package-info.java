/**
 * Static files of Workers, served without entering their code. Behaves as the asset worker of Workers does
 * (https://developers.cloudflare.com/workers/static-assets/).
 */
@NullMarked
package dev.holdfast.pod.assets;

import org.jspecify.annotations.NullMarked;

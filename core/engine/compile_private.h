// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The stack of a WebAssembly program; the linker gives it 1 MB unless it is told otherwise. Bytes.
#define PT_WASM_STACK "67108864"

// The flags of both compilations, as one text: a change of it makes old results unusable, by their
// key.
#define PT_COMPILE_FLAGS "--edition=2021 -Cpanic=abort -Cdebuginfo=0 -Cembed-bitcode=no"
